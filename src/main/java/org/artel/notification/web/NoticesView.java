package org.artel.notification.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.notification.Notice;
import org.artel.notification.NoticeService;
import org.omnifaces.util.Faces;

/** {@code /notices}: the member's notices, the newest first. */
@Named("noticesView")
@RequestScoped
public class NoticesView {

    private static final int PAGE = 30;

    @Inject
    private Viewer viewer;
    @Inject
    private NoticeService notices;
    @Inject
    private HttpServletRequest request;
    @Inject
    private Clock clock;

    private List<Notice> page;
    private Texts texts;

    public List<Notice> getPage() {
        if (page == null) {
            page = notices.page(viewer.require(), number("before", Long.MAX_VALUE), PAGE);
        }
        return page;
    }

    public String sentence(Notice notice) {
        if (texts == null) {
            texts = Texts.of(viewer.locale(), viewer.zone(), clock.instant());
        }
        return notice.sentence(texts);
    }

    public boolean isSomeUnread() {
        return getPage().stream().anyMatch(Notice::isUnread);
    }

    /** The newest one shown: what came later is not marked. */
    public long getNewest() {
        return getPage().isEmpty() ? 0 : getPage().get(0).id();
    }

    public String getNext() {
        return getPage().size() < PAGE ? null : request.getContextPath() + "/notices?before=" + getPage().get(PAGE - 1).id();
    }

    public void markRead() throws IOException {
        notices.markRead(viewer.require(), number("newest", 0));
        Faces.redirect(request.getContextPath() + "/notices");
    }

    private long number(String name, long otherwise) {
        String value = request.getParameter(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,18}")) {
            throw Refused.notFound();
        }
        return Long.parseLong(value);
    }
}
