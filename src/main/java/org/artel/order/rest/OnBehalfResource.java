package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.order.OrderService;
import org.artel.order.SaveOrder;

/** Orders that the organizer keeps for people without an account. */
@Path("purchases/{purchaseId}/orders-on-behalf")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OnBehalfResource {

    /** @param name who it is for: the organizer's note */
    public record SaveOnBehalfJson(String name, List<OrderResource.SaveLineJson> lines, String comment, Long pickupPointId) {
    }

    public record OnBehalfJson(int no, String name, OrderJson order) {
    }

    public record OnBehalfListJson(List<OnBehalfJson> orders) {
    }

    @Inject
    private OrderService orders;
    @Inject
    private Viewer viewer;

    @GET
    public OnBehalfListJson list(@PathParam("purchaseId") long purchaseId) {
        return new OnBehalfListJson(orders.onBehalf(viewer.require(), purchaseId).stream().map(order -> new OnBehalfJson(
                order.participation().onBehalfNo(), order.participation().onBehalf(), OrderJson.of(order))).toList());
    }

    @POST
    public Response add(@PathParam("purchaseId") long purchaseId, @HeaderParam("Idempotency-Key") String key, SaveOnBehalfJson body) {
        save(purchaseId, 0, key, body);
        return Response.status(Response.Status.CREATED).entity(list(purchaseId)).build();
    }

    @PUT
    @Path("{no}")
    public OnBehalfListJson change(@PathParam("purchaseId") long purchaseId, @PathParam("no") int no,
            @HeaderParam("Idempotency-Key") String key, SaveOnBehalfJson body) {
        save(purchaseId, no, key, body);
        return list(purchaseId);
    }

    private void save(long purchaseId, int no, String key, SaveOnBehalfJson body) {
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        List<SaveOrder.Line> lines = body.lines() == null ? List.of() : body.lines().stream().map(OrderResource.SaveLineJson::line).toList();
        orders.saveOnBehalf(new SaveOrder(viewer.require(), purchaseId, key, null, lines, null, body.comment(), body.pickupPointId()),
                new SaveOrder.Behalf(no, body.name()));
    }

    @DELETE
    @Path("{no}")
    public OnBehalfListJson takeBack(@PathParam("purchaseId") long purchaseId, @PathParam("no") int no, @HeaderParam("Idempotency-Key") String key) {
        orders.takeBackOnBehalf(viewer.require(), purchaseId, no, key);
        return list(purchaseId);
    }
}
