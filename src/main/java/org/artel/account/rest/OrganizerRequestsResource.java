package org.artel.account.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.artel.account.MemberService;
import org.artel.account.OrganizerRequest;
import org.artel.account.Viewer;
import org.artel.common.Refused;

/** Requests of members to become organizer, and the moderators' decisions. */
@Path("organizer-requests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrganizerRequestsResource {

    public record AskJson(String text) {
    }

    public record IdJson(long id) {
    }

    public record RequestJson(long id, long memberId, String text, Instant createdAt) {

        RequestJson(OrganizerRequest r) {
            this(r.id(), r.memberId(), r.text(), r.createdAt());
        }
    }

    /** @param next value of {@code after} for the next page, absent on the last */
    public record RequestsJson(List<RequestJson> requests, Long next) {
    }

    /** A refusal needs a reason. */
    public record DecisionJson(Boolean accept, String reason) {
    }

    @Inject
    private MemberService members;
    @Inject
    private Viewer viewer;

    @POST
    public Response ask(AskJson body) {
        long id = members.askToOrganize(viewer.require(), body == null ? null : body.text());
        return Response.created(URI.create("organizer-requests/" + id)).entity(new IdJson(id)).build();
    }

    /** For moderators: those that wait, the oldest first. */
    @GET
    public RequestsJson list(@QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.max(1, Math.min(limit, 200));
        List<OrganizerRequest> found = members.openRequests(viewer.require(), after, size);
        return new RequestsJson(found.stream().map(RequestJson::new).toList(), found.size() < size ? null : found.get(size - 1).id());
    }

    @PUT
    @Path("{id}/decision")
    public void decide(@PathParam("id") long id, DecisionJson body) {
        long moderatorId = viewer.require();
        if (body == null || body.accept() == null) {
            throw new Refused("refused.malformed");
        }
        members.decideOrganizer(moderatorId, id, body.accept(), body.reason());
    }
}
