package org.artel.notification.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.artel.notification.Mail;
import org.artel.notification.MailServer;
import org.artel.notification.MailService;

/** {@code /mailbox}, in the demo only: what would be sent, for everybody to read. */
@Named
@RequestScoped
public class MailboxPage {

    @Inject
    private MailService mails;

    @Inject
    private MailServer server;

    private List<Mail> all;

    public boolean isOpen() {
        return server.isDemo();
    }

    public List<Mail> getAll() {
        if (all == null) {
            all = mails.mailbox();
        }
        return all;
    }

    /** Links stand on lines of their own. */
    public List<String> lines(Mail mail) {
        return mail.text().lines().toList();
    }
}
