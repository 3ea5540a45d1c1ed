package org.artel.purchase.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.purchase.AnnouncementService;
import org.artel.purchase.PurchaseView;

/** What stands above the posts of a purchase's thread. */
@Path("purchases/{purchaseId}/announcements")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AnnouncementsResource {

    /** {@code text}: Markdown. */
    public record AnnouncementJson(long postId, String text, Instant announcedAt) {
    }

    public record AnnounceJson(String text) {
    }

    @Inject
    private AnnouncementService announcements;
    @Inject
    private PurchaseView view;
    @Inject
    private Viewer viewer;

    /** Those that are pinned, the newest first. */
    @GET
    public List<AnnouncementJson> pinned(@PathParam("purchaseId") long purchaseId) {
        view.requireVisible(purchaseId, viewer.memberId());
        return announcements.pinned(purchaseId).stream().map(post -> new AnnouncementJson(post.id(), post.markdown(), post.createdAt())).toList();
    }

    @POST
    public Response announce(@PathParam("purchaseId") long purchaseId, AnnounceJson body) {
        long id = announcements.announce(purchaseId, viewer.require(), body == null ? null : body.text());
        return Response.created(URI.create("posts/" + id)).build();
    }

    /** It stays a post of the thread. */
    @DELETE
    @Path("{postId}")
    public void unpin(@PathParam("purchaseId") long purchaseId, @PathParam("postId") long postId) {
        announcements.unpin(purchaseId, viewer.require(), postId);
    }
}
