package org.artel.forum.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.forum.PostService;
import org.artel.forum.ReportView;
import org.artel.forum.Viewing;

/** Reported posts that nobody has dealt with; for moderators. */
@Path("reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportsResource {

    public record ReportJson(long id, AuthorJson reporter, String reason, Instant createdAt, String threadTitle, PostJson post) {

        static ReportJson of(ReportView r) {
            return new ReportJson(r.report().id(), AuthorJson.of(r.reporter()), r.report().reason(), r.report().createdAt(),
                    r.topic().title(), PostJson.of(r.post()));
        }
    }

    public record ReportsJson(List<ReportJson> reports) {
    }

    @Inject
    private PostService posts;
    @Inject
    private Viewer viewer;

    /** The oldest first; the next ones by {@code after}, the last one's id. */
    @GET
    public ReportsJson open(@QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("50") int limit) {
        viewer.require();
        return new ReportsJson(posts.openReports(Viewing.of(viewer), after, Math.max(1, limit)).stream().map(ReportJson::of).toList());
    }

    @POST
    @Path("{id}/resolve")
    public void resolve(@PathParam("id") long id) {
        posts.resolve(viewer.require(), id);
    }
}
