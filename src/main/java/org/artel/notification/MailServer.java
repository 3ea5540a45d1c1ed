package org.artel.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import java.util.Properties;
import org.artel.account.MailDelivery;
import org.artel.account.PortalAddress;
import org.artel.common.Environment;

/**
 * The mail server that the operator names: {@code ARTEL_SMTP_HOST}, {@code ARTEL_SMTP_PORT}, {@code ARTEL_SMTP_USER},
 * {@code ARTEL_SMTP_PASSWORD}, {@code ARTEL_SMTP_SECURITY} ({@code starttls}, {@code tls} or {@code none}) and {@code ARTEL_MAIL_FROM}.
 * A mail is written where no request tells the portal's address, so {@code ARTEL_ADDRESS} is needed too.
 */
@ApplicationScoped
public class MailServer implements MailDelivery {

    private static final Map<String, String> USUAL_PORTS = Map.of("starttls", "587", "tls", "465", "none", "25");
    private static final String CONNECT_MS = "10000";
    private static final String ANSWER_MS = "20000";

    private final String host = Environment.get("ARTEL_SMTP_HOST", "");
    private final String user = Environment.get("ARTEL_SMTP_USER", "");
    private final String password = Environment.get("ARTEL_SMTP_PASSWORD", "");
    private final String security = Environment.get("ARTEL_SMTP_SECURITY", "starttls");
    private final boolean demo = "true".equals(Environment.get("ARTEL_DEMO", "false"));
    private String from;
    private Session session;

    protected MailServer() {
    }

    /** @throws IllegalArgumentException when a server is named, but not all that sending needs: the start ends there */
    @Inject
    MailServer(PortalAddress address) {
        if (host.isEmpty()) {
            return;
        }
        if (!USUAL_PORTS.containsKey(security)) {
            throw new IllegalArgumentException("ARTEL_SMTP_SECURITY: neither starttls nor tls nor none: " + security);
        }
        if (address.configured().isEmpty()) {
            throw new IllegalArgumentException("ARTEL_ADDRESS: needed for the links in mails");
        }
        from = Environment.get("ARTEL_MAIL_FROM", "");
        try {
            new InternetAddress(from, true);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("ARTEL_MAIL_FROM: not like Artel <artel@artel.example>: " + from, e);
        }
        Properties smtp = new Properties();
        smtp.put("mail.smtp.host", host);
        smtp.put("mail.smtp.port", Environment.get("ARTEL_SMTP_PORT", USUAL_PORTS.get(security)));
        smtp.put("mail.smtp.auth", String.valueOf(!user.isEmpty()));
        smtp.put("mail.smtp.starttls.enable", String.valueOf(security.equals("starttls")));
        smtp.put("mail.smtp.starttls.required", String.valueOf(security.equals("starttls")));
        smtp.put("mail.smtp.ssl.enable", String.valueOf(security.equals("tls")));
        smtp.put("mail.smtp.ssl.checkserveridentity", "true");
        smtp.put("mail.smtp.connectiontimeout", CONNECT_MS);
        smtp.put("mail.smtp.timeout", ANSWER_MS);
        smtp.put("mail.smtp.writetimeout", ANSWER_MS);
        session = Session.getInstance(smtp);
    }

    /** Is there a server to send through? */
    public boolean isThere() {
        return session != null;
    }

    /** Instead of a server the demo has a page that shows what would be sent. */
    public boolean isDemo() {
        return demo && session == null;
    }

    /** Where mails can be neither sent nor looked at, none is stored. */
    @Override
    public boolean works() {
        return isThere() || isDemo();
    }

    /** @throws MessagingException when it cannot be reached or does not let the portal in */
    public MailConnection connect() throws MessagingException {
        Transport transport = session.getTransport("smtp");
        transport.connect(user.isEmpty() ? null : user, user.isEmpty() ? null : password);
        return new MailConnection(session, transport, from);
    }
}
