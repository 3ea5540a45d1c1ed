package org.artel.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** An open connection to the mail server, for one thread. Mails are plain text: short sentences with links need no HTML. */
public final class MailConnection implements AutoCloseable {

    private final Session session;
    private final Transport transport;
    private final String from;

    MailConnection(Session session, Transport transport, String from) {
        this.session = session;
        this.transport = transport;
        this.from = from;
    }

    /** @throws MessagingException when the server does not take this mail, or is gone: see {@link #isOpen} */
    public void send(Mail mail) throws MessagingException {
        InternetAddress sender = new InternetAddress(from, true);
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", '<' + mail.messageId() + '@' + sender.getAddress().replaceFirst(".*@", "") + '>');
            }
        };
        message.setFrom(sender);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.address(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.createdAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", '<' + mail.unsubscribe() + '>');
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
    }

    public boolean isOpen() {
        return transport.isConnected();
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
