package org.artel.notification.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import org.artel.account.Viewer;
import org.artel.common.Said;
import org.artel.notification.NoticeGroup;
import org.artel.notification.NoticeMailService;
import org.omnifaces.util.Faces;

/** A form of {@code /me}: which notices go by mail. */
@Named
@RequestScoped
public class MailWishesForm {

    @Inject
    private NoticeMailService mails;
    @Inject
    private Viewer viewer;
    @Inject
    private Event<Said> said;

    private Map<NoticeGroup, Boolean> wished;

    public NoticeGroup[] getGroups() {
        return NoticeGroup.values();
    }

    public Map<NoticeGroup, Boolean> getWished() {
        if (wished == null) {
            wished = mails.wishes(viewer.require());
        }
        return wished;
    }

    public void save() throws IOException {
        mails.wish(viewer.require(), getWished());
        said.fire(new Said("account.saved"));
        Faces.redirect(Faces.getRequestContextPath() + "/me");
    }
}
