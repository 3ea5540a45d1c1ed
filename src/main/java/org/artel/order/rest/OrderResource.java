package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.order.LineContent;
import org.artel.order.OrderBook;
import org.artel.order.OrderService;
import org.artel.order.OrderView;
import org.artel.order.Replacement;
import org.artel.order.SaveOrder;

/**
 * The member's own order in a purchase. {@code PUT} and {@code PATCH} do the same: lines that are not named stay as they are, a
 * quantity of 0 takes a line back. The answer's ETag is the order's version; {@code If-Match} refuses (412) when it is not
 * the current one. {@code Idempotency-Key} lets a request be repeated.
 */
@Path("purchases/{purchaseId}/order")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrderResource {

    /**
     * What an order shall be.
     *
     * @param lines       the lines to change
     * @param anonymous   absent: as before
     * @param comment     absent: as before
     */
    public record SaveJson(List<SaveLineJson> lines, Boolean anonymous, String comment, Long pickupPointId) {
    }

    /**
     * @param baseVersion {@code version} of the line that is changed; absent: a new line, or the version of {@code If-Match}
     * @param price       the unit price that the participant saw; absent: any
     */
    public record SaveLineJson(Long variantId, Quantity quantity, Quantity tolerance, Replacement replacement, List<Long> wishes,
            String comment, Integer baseVersion, UnitPrice price) {

        SaveOrder.Line line() {
            if (variantId == null || quantity == null) {
                throw new Refused("refused.malformed");
            }
            return new SaveOrder.Line(variantId, new LineContent(quantity, tolerance, replacement, wishes, comment), baseVersion, price);
        }
    }

    @Inject
    private OrderService orders;
    @Inject
    private OrderBook book;
    @Inject
    private Viewer viewer;

    @GET
    public Response get(@PathParam("purchaseId") long purchaseId, @Context Request request) {
        OrderView order = book.own(purchaseId, viewer.require()).orElseThrow(Refused::notFound);
        EntityTag tag = tag(order);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged != null ? unchanged.build() : Response.ok(OrderJson.of(order)).tag(tag).build();
    }

    @PUT
    public Response put(@PathParam("purchaseId") long purchaseId, @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key, SaveJson body) {
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        List<SaveOrder.Line> lines = body.lines() == null ? List.of() : body.lines().stream().map(SaveLineJson::line).toList();
        orders.save(new SaveOrder(viewer.require(), purchaseId, key, version(ifMatch), lines, body.anonymous(), body.comment(),
                body.pickupPointId()));
        return saved(purchaseId);
    }

    @PATCH
    public Response patch(@PathParam("purchaseId") long purchaseId, @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key, SaveJson body) {
        return put(purchaseId, ifMatch, key, body);
    }

    /** Takes the order back; the participation stays. */
    @DELETE
    public Response delete(@PathParam("purchaseId") long purchaseId, @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Idempotency-Key") String key) {
        orders.takeBack(viewer.require(), purchaseId, key, version(ifMatch));
        return saved(purchaseId);
    }

    private Response saved(long purchaseId) {
        OrderView order = book.own(purchaseId, viewer.require()).orElseThrow(Refused::notFound);
        return Response.ok(OrderJson.of(order)).tag(tag(order)).build();
    }

    private static EntityTag tag(OrderView order) {
        return new EntityTag(Long.toString(order.participation().changeNo()));
    }

    /** Null: no precondition. */
    private static Long version(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        String tag = ifMatch.strip().replaceAll("^\"(.*)\"$", "$1");
        if (!tag.matches("\\d{1,18}")) {
            throw new Refused(Refused.Kind.STALE, "order.stale");
        }
        return Long.valueOf(tag);
    }
}
