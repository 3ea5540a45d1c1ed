package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.artel.common.UnitPrice;
import org.artel.order.ItemRequest;
import org.artel.order.ItemRequestService;

/** Items by link or article: for the organizer all that wait for an answer, for a member the own ones. */
@Path("purchases/{purchaseId}/item-requests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ItemRequestsResource {

    public record AskJson(String link, String article, String name, String colourSize, Quantity quantity, UnitPrice priceCeiling, Boolean anonymous) {
    }

    /** @param price in the list's currency, gross */
    public record ConfirmJson(UnitPrice price) {
    }

    public record DeclineJson(String reason) {
    }

    public record ItemRequestJson(long id, String nickname, String link, String article, String name, String colourSize, Quantity quantity,
            UnitPrice priceCeiling, Instant askedAt, ItemRequest.State state, String reason) {

        static ItemRequestJson of(ItemRequestService.View view) {
            ItemRequest r = view.request();
            return new ItemRequestJson(r.id(), view.member().nickname(), r.link(), r.article(), r.name(), r.colourSize(), r.quantity(), r.priceCeiling(),
                    r.askedAt(), r.state(), r.reason());
        }
    }

    public record ItemRequestsJson(List<ItemRequestJson> requests) {
    }

    @Inject
    private ItemRequestService items;
    @Inject
    private Viewer viewer;

    @GET
    public ItemRequestsJson list(@PathParam("purchaseId") long purchaseId) {
        return new ItemRequestsJson(items.list(viewer.require(), purchaseId).stream().map(ItemRequestJson::of).toList());
    }

    @POST
    public Response ask(@PathParam("purchaseId") long purchaseId, AskJson body) {
        long member = viewer.require();
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        items.ask(member, purchaseId, new ItemRequest.Item(body.link(), body.article(), body.name(), body.colourSize(), body.quantity(), body.priceCeiling(),
                Boolean.TRUE.equals(body.anonymous())));
        return Response.status(Response.Status.CREATED).entity(list(purchaseId)).build();
    }

    @POST
    @Path("{requestId}/confirm")
    public void confirm(@PathParam("purchaseId") long purchaseId, @PathParam("requestId") long requestId, ConfirmJson body) {
        items.confirm(viewer.require(), purchaseId, requestId, body == null ? null : body.price());
    }

    @POST
    @Path("{requestId}/decline")
    public void decline(@PathParam("purchaseId") long purchaseId, @PathParam("requestId") long requestId, DeclineJson body) {
        items.decline(viewer.require(), purchaseId, requestId, body == null ? null : body.reason());
    }

    @POST
    @Path("{requestId}/withdraw")
    public void withdraw(@PathParam("purchaseId") long purchaseId, @PathParam("requestId") long requestId) {
        items.withdraw(viewer.require(), requestId);
    }
}
