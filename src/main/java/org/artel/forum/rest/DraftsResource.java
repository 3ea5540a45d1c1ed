package org.artel.forum.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.forum.Draft;
import org.artel.forum.DraftService;

/** What the caller typed and has not sent: {@code topic:12}, {@code section:3}, {@code order:7}. */
@Path("drafts/{place}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DraftsResource {

    public record DraftJson(String place, String content, Instant changedAt) {
    }

    public record ContentJson(String content) {
    }

    @Inject
    private DraftService drafts;
    @Inject
    private Viewer viewer;

    @GET
    public DraftJson get(@PathParam("place") String place) {
        Draft draft = drafts.get(viewer.require(), place).orElseThrow(Refused::notFound);
        return new DraftJson(draft.place(), draft.content(), draft.changedAt());
    }

    /** An empty one is thrown away. */
    @PUT
    public void save(@PathParam("place") String place, ContentJson body) {
        drafts.save(viewer.require(), place, Versions.body(body).content());
    }

    @DELETE
    public void clear(@PathParam("place") String place) {
        drafts.clear(viewer.require(), place);
    }
}
