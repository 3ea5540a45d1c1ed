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
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.order.WaitingListService;
import org.artel.order.WaitingPlace;
import org.artel.order.WaitingView;

/** The member's places in the waiting lists of a purchase. */
@Path("purchases/{purchaseId}/waiting-list")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WaitingListResource {

    /** @param partly absent: yes, fewer will do for the beginning */
    public record JoinJson(Long variantId, Quantity quantity, Boolean partly, Boolean anonymous) {
    }

    /** @param position 1: the next */
    public record PlaceJson(long variantId, String name, Quantity quantity, String unit, boolean partly, int position, int waiting, Instant joinedAt) {

        static PlaceJson of(WaitingView view) {
            WaitingPlace place = view.place();
            return new PlaceJson(place.variantId(), view.name(), place.quantity(), view.unit(), place.partly(), view.position(), view.waiting(),
                    place.joinedAt());
        }
    }

    public record PlacesJson(List<PlaceJson> places) {
    }

    @Inject
    private WaitingListService waitingList;
    @Inject
    private Viewer viewer;

    @GET
    public PlacesJson mine(@PathParam("purchaseId") long purchaseId) {
        return new PlacesJson(waitingList.mine(viewer.require(), purchaseId).stream().map(PlaceJson::of).toList());
    }

    @POST
    public Response join(@PathParam("purchaseId") long purchaseId, JoinJson body) {
        long member = viewer.require();
        if (body == null || body.variantId() == null || body.quantity() == null) {
            throw new Refused("refused.malformed");
        }
        waitingList.join(member, body.variantId(), new WaitingPlace.Wanted(body.quantity(), !Boolean.FALSE.equals(body.partly()),
                Boolean.TRUE.equals(body.anonymous())));
        return Response.status(Response.Status.CREATED).entity(mine(purchaseId)).build();
    }

    @DELETE
    @Path("{variantId}")
    public void leave(@PathParam("purchaseId") long purchaseId, @PathParam("variantId") long variantId) {
        waitingList.leave(viewer.require(), variantId);
    }
}
