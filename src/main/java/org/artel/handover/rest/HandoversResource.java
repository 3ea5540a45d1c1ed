package org.artel.handover.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.handover.HandOver;
import org.artel.handover.HandoverService;
import org.artel.handover.ParcelState;
import org.artel.handover.PastHandover;
import org.artel.handover.StorageService;

/** Handing parcels over; for organizer and co-organizers. A call that got no answer is sent again with its Idempotency-Key. */
@Path("purchases/{purchaseId}/handovers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HandoversResource {

    public record LineJson(Long lineId, Long variantId, Quantity quantity) {
    }

    /** {@code code} or {@code participationId}; {@code lines} absent: all that is left; {@code unpaid}: it is known that something is owed. */
    public record HandOverJson(String code, Long participationId, List<LineJson> lines, boolean toProxy, boolean unpaid) {
    }

    public record StateLineJson(long lineId, long variantId, String article, String name, Quantity received, Quantity handedOver, Quantity forfeited) {
    }

    /** {@code takenBackAt} and {@code reason} absent: it holds. */
    public record HandoverJson(long id, Instant handedAt, String takenBy, boolean byCode, List<LineJson> lines, Instant takenBackAt, String reason) {

        static HandoverJson of(PastHandover past) {
            return new HandoverJson(past.handover().id(), past.handover().handedAt(), past.handover().takenBy(), past.handover().isByCode(),
                    past.goods().stream().map(g -> new LineJson(g.lineId(), g.variantId(), g.quantity())).toList(),
                    past.takenBack() == null ? null : past.takenBack().handedAt(), past.takenBack() == null ? null : past.takenBack().reason());
        }
    }

    public record ReasonJson(String reason) {
    }

    /** {@code storageDays} and {@code storageSum}: charged and not waived; {@code worth} of what is left. */
    public record StateJson(long participationId, int number, String name, String proxy, BigDecimal due, boolean paidOnly, List<StateLineJson> lines,
            List<HandoverJson> handovers, int storageDays, BigDecimal storageSum, BigDecimal worth) {

        static StateJson of(ParcelState state) {
            return new StateJson(state.parcel().participationId(), state.parcel().number(), state.parcel().name(), state.parcel().proxy(),
                    state.due().amount(), state.paidOnly(), state.lines().stream().map(l -> new StateLineJson(l.lineId(), l.variantId(), l.article(),
                            l.name(), l.received(), l.handedOver(), l.forfeited())).toList(),
                    state.handovers().stream().map(HandoverJson::of).toList(), state.storage().days(),
                    state.storage().sum().amount(),
                    state.worth().amount());
        }
    }

    @Inject
    private HandoverService handovers;
    @Inject
    private StorageService storage;
    @Inject
    private Viewer viewer;

    /** The parcel that a code opens, or of a participant. */
    @GET
    public StateJson state(@PathParam("purchaseId") long purchaseId, @QueryParam("code") String code,
                           @QueryParam("participation") Long participationId) {
        return StateJson.of(handovers.state(purchaseId, viewer.require(), code, participationId));
    }

    /** Takes back what was charged for storage. */
    @POST
    @Path("{participationId}/storage/waive")
    public StateJson waive(@PathParam("purchaseId") long purchaseId, @PathParam("participationId") long participationId, ReasonJson body) {
        storage.waive(purchaseId, viewer.require(), participationId, body == null ? null : body.reason());
        return state(purchaseId, null, participationId);
    }

    /** What was not collected in time becomes a leftover. */
    @POST
    @Path("{participationId}/forfeit")
    public StateJson forfeit(@PathParam("purchaseId") long purchaseId, @PathParam("participationId") long participationId) {
        storage.forfeit(purchaseId, viewer.require(), participationId);
        return state(purchaseId, null, participationId);
    }

    /** Takes a wrong hand-over back: its goods wait in the parcel again. */
    @POST
    @Path("{handoverId}/undo")
    public StateJson undo(@PathParam("purchaseId") long purchaseId, @PathParam("handoverId") long handoverId, ReasonJson body) {
        long participation = handovers.takeBack(purchaseId, viewer.require(), handoverId, body == null ? null : body.reason());
        return state(purchaseId, null, participation);
    }

    @POST
    public Response handOver(@PathParam("purchaseId") long purchaseId, HandOverJson body) {
        long member = viewer.require();
        if (body == null || body.lines() != null && body.lines().stream().anyMatch(l -> l.lineId() == null || l.variantId() == null || l.quantity() == null)) {
            throw new Refused("refused.malformed");
        }
        handovers.handOver(purchaseId, member, new HandOver(body.code(), body.participationId(), body.lines() == null ? null
                : body.lines().stream().map(l -> new HandOver.Line(l.lineId(), l.variantId(), l.quantity())).toList(), body.toProxy(), body.unpaid()));
        return Response.status(Response.Status.CREATED).entity(state(purchaseId, body.code(), body.participationId())).build();
    }
}
