package org.artel.order.rest;

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
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.order.RefusalService;

/** Whom the organizer of a purchase refused in it. */
@Path("purchases/{purchaseId}/refusals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RefusalsResource {

    public record RefuseJson(Long participationId, String reason) {
    }

    /** A refused, or excluded, member. */
    public record BarredJson(long memberId, String nickname, String reason, Instant since) {

        static BarredJson of(RefusalService.Barred barred) {
            return new BarredJson(barred.member().id(), barred.member().nickname(), barred.reason(), barred.since());
        }
    }

    public record RefusalsJson(List<BarredJson> refusals) {
    }

    @Inject
    private RefusalService refusals;
    @Inject
    private Viewer viewer;

    @GET
    public RefusalsJson list(@PathParam("purchaseId") long purchaseId) {
        return new RefusalsJson(refusals.refused(viewer.require(), purchaseId).stream().map(BarredJson::of).toList());
    }

    @POST
    public Response refuse(@PathParam("purchaseId") long purchaseId, RefuseJson body) {
        if (body == null || body.participationId() == null) {
            throw new Refused("refused.malformed");
        }
        refusals.refuse(viewer.require(), body.participationId(), body.reason());
        return Response.status(Response.Status.CREATED).entity(list(purchaseId)).build();
    }

    /** Admits the member again. */
    @DELETE
    @Path("{memberId}")
    public void readmit(@PathParam("purchaseId") long purchaseId, @PathParam("memberId") long memberId) {
        refusals.readmit(viewer.require(), purchaseId, memberId);
    }
}
