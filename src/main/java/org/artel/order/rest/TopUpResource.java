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
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.order.TopUpService;

/** What a top-up lacks, and adding it. */
@Path("purchases/{purchaseId}/top-up")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TopUpResource {

    /** @param price of a unit for the viewer; null: prices are not theirs to see */
    public record MissingJson(long variantId, String name, Quantity missing, String unit, UnitPrice price) {
    }

    /** @param belowMinimum what is sold singly may be added too */
    public record BoardJson(List<MissingJson> missing, boolean belowMinimum) {
    }

    public record AddJson(Long variantId, Quantity quantity) {
    }

    @Inject
    private TopUpService topUp;
    @Inject
    private Viewer viewer;

    @GET
    public BoardJson board(@PathParam("purchaseId") long purchaseId) {
        TopUpService.Board board = topUp.board(purchaseId, viewer.memberId());
        return new BoardJson(board.missing().stream().map(each -> new MissingJson(each.variant().id(), each.lot().nameOf(each.variant()), each.units(),
                each.lot().unit(), board.priceOf(each.lot(), each.variant()))).toList(), board.below());
    }

    @POST
    public BoardJson add(@PathParam("purchaseId") long purchaseId, AddJson body) {
        long member = viewer.require();
        if (body == null || body.variantId() == null || body.quantity() == null) {
            throw new Refused("refused.malformed");
        }
        topUp.add(member, purchaseId, body.variantId(), body.quantity());
        return board(purchaseId);
    }
}
