package org.artel.forum.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.common.Said;
import org.artel.forum.PostService;
import org.artel.forum.ReportView;
import org.omnifaces.util.Faces;

/** {@code /moderation/reports}: posts that members reported and nobody has dealt with, the oldest first. */
@Named("reports")
@RequestScoped
public class Reports {

    private static final int SHOWN = 30;

    @Inject
    private Reading reading;
    @Inject
    private Event<Said> said;
    @Inject
    private PostService posts;

    private List<ReportView> open;

    public List<ReportView> getOpen() {
        if (open == null) {
            open = posts.openReports(reading.viewing(), reading.number("after", 0), SHOWN);
        }
        return open;
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return getOpen().size() < SHOWN ? "" : reading.root() + "/moderation/reports?after=" + getOpen().get(SHOWN - 1).report().id();
    }

    /** The report's number comes as a parameter of the button. */
    public void resolve() throws IOException {
        posts.resolve(reading.viewer().require(), reading.number("report", -1));
        said.fire(new Said("forum.reportDone"));
        Faces.redirect(reading.root() + "/moderation/reports");
    }
}
