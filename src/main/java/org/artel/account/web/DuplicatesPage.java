package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.artel.account.DuplicateHint;
import org.artel.account.DuplicateService;
import org.artel.account.Viewer;
import org.omnifaces.util.Faces;

/** {@code /moderation/duplicates}: hints at second accounts. */
@Named
@RequestScoped
public class DuplicatesPage {

    private static final int LOOKED_AT = 200;

    @Inject
    private DuplicateService duplicates;
    @Inject
    private Viewer viewer;

    private List<DuplicateHint> hints;

    public List<DuplicateHint> getHints() {
        if (hints == null) {
            hints = duplicates.hints(viewer.require(), before(), LOOKED_AT);
        }
        return hints;
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        Long next = duplicates.next(viewer.require(), before(), LOOKED_AT);
        return next == null ? "" : Faces.getRequestContextPath() + "/moderation/duplicates?before=" + next;
    }

    private static long before() {
        long before = Requests.number(Faces.getRequestParameter("before"));
        return before == 0 ? Long.MAX_VALUE : before;
    }
}
