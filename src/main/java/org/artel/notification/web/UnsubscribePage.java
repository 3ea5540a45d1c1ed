package org.artel.notification.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.artel.notification.NoticeMailService;
import org.omnifaces.util.Faces;

/**
 * {@code /unsubscribe?link=…}: ends notices by mail without signing in. Reading the page changes nothing: mail programs open links
 * too. A mail program's own button posts {@code List-Unsubscribe=One-Click} to the same address (RFC 8058).
 */
@Named
@RequestScoped
public class UnsubscribePage {

    @Inject
    private NoticeMailService mails;

    private boolean done;

    public void oneClick() {
        if ("POST".equals(Faces.getRequest().getMethod())) {
            unsubscribe();
        }
    }

    public void unsubscribe() {
        mails.unsubscribe(Faces.getRequestParameter("link"));
        done = true;
    }

    public boolean isDone() {
        return done;
    }
}
