package org.artel.handover.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.handover.Parcel;
import org.artel.handover.PickupBoard;
import org.artel.handover.PickupService;
import org.artel.handover.SlotsWanted;

/** Slots of a purchase's pick-up points, and who chose what; for organizer and co-organizers. */
@Path("purchases/{purchaseId}/slots")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SlotsResource {

    /** {@code minutes} absent: one slot. */
    public record SlotsJson(Long pointId, Instant from, Instant to, Integer minutes, Integer capacity) {
    }

    public record PlanJson(Instant chooseUntil) {
    }

    public record ParcelJson(long participationId, int number, String name, Long pointId, Long slotId, String address) {

        static ParcelJson of(Parcel parcel) {
            return new ParcelJson(parcel.participationId(), parcel.number(), parcel.name(), parcel.pointId(), parcel.slotId(), parcel.address());
        }
    }

    public record BoardJson(List<PickupResource.PointJson> points, List<PickupResource.SlotJson> slots, List<ParcelJson> parcels, Instant chooseUntil) {

        static BoardJson of(PickupBoard board) {
            return new BoardJson(board.points().stream().map(PickupResource.PointJson::of).toList(),
                    board.slots().stream().map(PickupResource.SlotJson::of).toList(), board.parcels().stream().map(ParcelJson::of).toList(),
                    board.chooseUntil());
        }
    }

    @Inject
    private PickupService pickups;
    @Inject
    private Viewer viewer;

    @GET
    public BoardJson board(@PathParam("purchaseId") long purchaseId) {
        return BoardJson.of(pickups.board(purchaseId, viewer.require()));
    }

    @POST
    public Response add(@PathParam("purchaseId") long purchaseId, SlotsJson body) {
        long member = viewer.require();
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        pickups.addSlots(purchaseId, member, new SlotsWanted(body.pointId(), body.from(), body.to(), body.minutes(), body.capacity()));
        return Response.status(Response.Status.CREATED).entity(board(purchaseId)).build();
    }

    @PUT
    @Path("choose-until")
    public BoardJson plan(@PathParam("purchaseId") long purchaseId, PlanJson body) {
        pickups.plan(purchaseId, viewer.require(), body == null ? null : body.chooseUntil());
        return board(purchaseId);
    }

    @DELETE
    @Path("{slotId}")
    public void remove(@PathParam("purchaseId") long purchaseId, @PathParam("slotId") long slotId) {
        pickups.removeSlot(purchaseId, viewer.require(), slotId);
    }

    /** For somebody without an account, or who asked for it. */
    @PUT
    @Path("parcels/{participationId}")
    public BoardJson chooseFor(@PathParam("purchaseId") long purchaseId, @PathParam("participationId") long participationId,
                               PickupResource.ChoiceJson body) {
        long member = viewer.require();
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        pickups.chooseFor(purchaseId, participationId, member, body.choice());
        return board(purchaseId);
    }
}
