package org.artel.notification.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Viewer;
import org.artel.common.Said;
import org.artel.notification.Mail;
import org.artel.notification.MailServer;
import org.artel.notification.MailService;
import org.omnifaces.util.Faces;

/** {@code /admin/mail}: how many mails wait, and those that failed for good. */
@Named
@RequestScoped
public class MailAdmin {

    private static final int SHOWN = 30;

    @Inject
    private MailService mails;
    @Inject
    private MailServer server;
    @Inject
    private Access access;
    @Inject
    private Viewer viewer;
    @Inject
    private Event<Said> said;

    private List<Mail> failed;

    public void enter() {
        access.require(Operation.MANAGE_MAIL, viewer.memberId());
    }

    public boolean isServerThere() {
        return server.isThere();
    }

    public boolean isDemo() {
        return server.isDemo();
    }

    public long getWaiting() {
        return mails.waiting(viewer.require());
    }

    public List<Mail> getFailed() {
        if (failed == null) {
            failed = mails.failed(viewer.require(), number("after"), SHOWN);
        }
        return failed;
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return getFailed().size() < SHOWN ? "" : Faces.getRequestContextPath() + "/admin/mail?after=" + failed.get(SHOWN - 1).id();
    }

    public void sendAgain() throws IOException {
        mails.sendAgain(viewer.require(), number("mail"));
        done("mail.again");
    }

    public void discard() throws IOException {
        mails.discard(viewer.require(), number("mail"));
        done("mail.discarded");
    }

    private void done(String key) throws IOException {
        said.fire(new Said(key));
        Faces.redirect(Faces.getRequestContextPath() + "/admin/mail");
    }

    /** 0 when it is no number. */
    private static long number(String name) {
        String value = Faces.getRequestParameter(name);
        return value != null && value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }
}
