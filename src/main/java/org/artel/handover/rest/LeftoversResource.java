package org.artel.handover.rest;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.handover.FirstRightService;
import org.artel.handover.LeftoverBoard;
import org.artel.handover.LeftoverOffer;
import org.artel.handover.LeftoverService;
import org.artel.handover.LeftoverState;

/** What is left over of a purchase: offered by the organizer, taken by members. */
@Path("purchases/{purchaseId}/leftovers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LeftoversResource {

    /** {@code keep} true: the organizer keeps them. {@code price}: of one unit. */
    public record OfferJson(Long variantId, Quantity quantity, BigDecimal price, boolean keep) {
    }

    public record TakeJson(Quantity quantity) {
    }

    /** {@code firstRightUntil} absent: it is open to everybody. {@code most}, {@code wanted}: of the member's own first right, absent without one. */
    public record OfferedJson(long id, long variantId, String name, BigDecimal price, Quantity quantity, Quantity remaining, Instant firstRightUntil,
            Quantity most, Quantity wanted) {

        static OfferedJson of(LeftoverOffer offer) {
            return new OfferedJson(offer.leftover().id(), offer.leftover().variantId(), offer.name(), offer.leftover().price().amount(),
                    offer.leftover().quantity(), offer.remaining(), offer.leftover().firstRightUntil(), offer.mine() == null ? null : offer.mine().most(),
                    offer.mine() == null ? null : offer.mine().wanted());
        }
    }

    public record SaleJson(long id, String name, Quantity quantity, BigDecimal sum, LeftoverState state) {

        static SaleJson of(LeftoverBoard.Sale sale) {
            return new SaleJson(sale.sale().id(), sale.name(), sale.sale().quantity(), sale.sale().sum().amount(), sale.sale().state());
        }
    }

    public record OffersJson(List<OfferedJson> offers, List<SaleJson> mine) {
    }

    public record UnofferedJson(long variantId, String name, Quantity quantity) {
    }

    public record BoardJson(List<UnofferedJson> open, List<OfferedJson> offers, List<SaleJson> sales) {

        static BoardJson of(LeftoverBoard board) {
            return new BoardJson(board.open().stream().map(u -> new UnofferedJson(u.variantId(), u.name(), u.quantity())).toList(),
                    board.offers().stream().map(OfferedJson::of).toList(), board.sales().stream().map(SaleJson::of).toList());
        }
    }

    @Inject
    private LeftoverService leftovers;
    @Inject
    private FirstRightService firstRights;
    @Inject
    private Viewer viewer;

    /** What can be taken, and what the member took. */
    @GET
    public OffersJson offers(@PathParam("purchaseId") long purchaseId) {
        long member = viewer.require();
        return new OffersJson(leftovers.offers(purchaseId, member).stream().map(OfferedJson::of).toList(),
                leftovers.mine(purchaseId, member).stream().map(SaleJson::of).toList());
    }

    @GET
    @Path("board")
    public BoardJson board(@PathParam("purchaseId") long purchaseId) {
        return BoardJson.of(leftovers.board(purchaseId, viewer.require()));
    }

    @POST
    public Response offer(@PathParam("purchaseId") long purchaseId, OfferJson body) {
        long member = viewer.require();
        if (body == null || body.variantId() == null || body.quantity() == null || body.price() == null) {
            throw new Refused("refused.malformed");
        }
        UnitPrice price = new UnitPrice(body.price());
        if (body.keep()) {
            leftovers.keep(purchaseId, member, body.variantId(), body.quantity(), price);
        } else {
            leftovers.offer(purchaseId, member, body.variantId(), body.quantity(), price);
        }
        return Response.status(Response.Status.CREATED).entity(board(purchaseId)).build();
    }

    /** Not offered any more. */
    @DELETE
    @Path("{leftoverId}")
    public void withdraw(@PathParam("purchaseId") long purchaseId, @PathParam("leftoverId") long leftoverId) {
        leftovers.withdraw(purchaseId, viewer.require(), leftoverId);
    }

    @POST
    @Path("{leftoverId}/take")
    public OffersJson take(@PathParam("purchaseId") long purchaseId, @PathParam("leftoverId") long leftoverId, TakeJson body) {
        leftovers.take(purchaseId, viewer.require(), leftoverId, body == null || body.quantity() == null ? Quantity.ZERO : body.quantity());
        return offers(purchaseId);
    }

    /** By the first right: so many units when its time is over. */
    @POST
    @Path("{leftoverId}/want")
    public OffersJson want(@PathParam("purchaseId") long purchaseId, @PathParam("leftoverId") long leftoverId, TakeJson body) {
        firstRights.want(purchaseId, viewer.require(), leftoverId, body == null || body.quantity() == null ? Quantity.ZERO : body.quantity());
        return offers(purchaseId);
    }

    /** It was collected. */
    @POST
    @Path("sales/{saleId}/sold")
    public BoardJson sold(@PathParam("purchaseId") long purchaseId, @PathParam("saleId") long saleId) {
        leftovers.sold(purchaseId, viewer.require(), saleId);
        return board(purchaseId);
    }

    /** Called off, by the member or by the organizer. */
    @POST
    @Path("sales/{saleId}/give-back")
    public OffersJson giveBack(@PathParam("purchaseId") long purchaseId, @PathParam("saleId") long saleId) {
        leftovers.giveBack(purchaseId, viewer.require(), saleId);
        return offers(purchaseId);
    }
}
