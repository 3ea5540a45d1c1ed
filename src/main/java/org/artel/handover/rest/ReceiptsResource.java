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
import org.artel.common.UnitPrice;
import org.artel.handover.MisSortService;
import org.artel.handover.Receipt;
import org.artel.handover.ReceiptBoard;
import org.artel.handover.ReceiptService;

/** Deliveries of a purchase, recounted; for organizer and co-organizers. */
@Path("purchases/{purchaseId}/receipts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReceiptsResource {

    /** {@code insteadOf} absent: as invoiced, or, not on the invoice, left over. {@code quantity} negative: corrects what was counted too much. */
    public record CountedJson(Long variantId, Long insteadOf, Quantity quantity) {
    }

    /** {@code worth} of one unit, as it is estimated. */
    public record UnlistedJson(String article, String name, BigDecimal worth, Quantity quantity, String note) {
    }

    public record OtherJson(long variantId, String name, Long insteadOf, Quantity quantity) {
    }

    public record FoundJson(List<FoundVariantJson> variants) {
    }

    public record FoundVariantJson(long variantId, String name) {
    }

    public record DecidedJson(Long lineId, Long variantId, Quantity quantity) {
    }

    public record CountJson(String note, List<CountedJson> lines, List<DecidedJson> byHand, String reason) {
    }

    /** {@code byHand} only where the terms leave shortages to the organizer. */
    public record CompleteJson(List<DecidedJson> byHand, String reason) {
    }

    public record ReceiptJson(int number, Instant countedAt, String note) {
    }

    public record GoodsJson(long variantId, String article, String name, Quantity invoiced, Quantity came, Quantity replaced) {
    }

    public record LineJson(long lineId, long variantId, long participationId, int number, String name, Quantity before, Quantity after) {
    }

    /** {@code lines}: what participants would get by what was counted, before and after. */
    public record BoardJson(List<ReceiptJson> receipts, List<GoodsJson> goods, List<OtherJson> others, List<LineJson> lines) {

        static BoardJson of(ReceiptBoard board) {
            return new BoardJson(board.receipts().stream().map(r -> new ReceiptJson(r.number(), r.countedAt(), r.note())).toList(),
                    board.goods().stream().map(g -> new GoodsJson(g.variantId(), g.article(), g.name(), g.invoiced(), g.came(), g.replaced())).toList(),
                    board.others().stream().map(o -> new OtherJson(o.variantId(), o.name(), o.insteadOf(), o.quantity())).toList(),
                    board.lines().stream().map(l -> new LineJson(l.lineId(), l.variantId(), l.participationId(), l.number(), l.name(), l.before(),
                            l.after())).toList());
        }
    }

    @Inject
    private ReceiptService receipts;
    @Inject
    private MisSortService misSorts;
    @Inject
    private Viewer viewer;

    @GET
    public BoardJson board(@PathParam("purchaseId") long purchaseId) {
        return BoardJson.of(receipts.board(purchaseId, viewer.require()));
    }

    @POST
    public Response count(@PathParam("purchaseId") long purchaseId, CountJson body) {
        long member = viewer.require();
        if (body == null || body.lines() != null && body.lines().stream().anyMatch(line -> line.variantId() == null || line.quantity() == null)) {
            throw new Refused("refused.malformed");
        }
        receipts.count(purchaseId, member, body.note(), body.lines() == null ? List.of()
                : body.lines().stream().map(l -> new Receipt.Counted(l.variantId(), l.insteadOf(), l.quantity())).toList(), decided(body.byHand()),
                body.reason());
        return Response.status(Response.Status.CREATED).entity(board(purchaseId)).build();
    }

    /** What of the price list may have come in another's place, by parts of its name or article. */
    @GET
    @Path("listed")
    public FoundJson find(@PathParam("purchaseId") long purchaseId, @QueryParam("find") String find, @QueryParam("insteadOf") Long insteadOf) {
        return new FoundJson(misSorts.find(purchaseId, viewer.require(), find, insteadOf).entrySet().stream()
                .map(each -> new FoundVariantJson(each.getKey(), each.getValue())).toList());
    }

    /** Counts goods that the price list does not name. */
    @POST
    @Path("unlisted")
    public Response countUnlisted(@PathParam("purchaseId") long purchaseId, UnlistedJson body) {
        long member = viewer.require();
        if (body == null || body.worth() == null || body.quantity() == null) {
            throw new Refused("refused.malformed");
        }
        misSorts.countUnlisted(purchaseId, member, new MisSortService.Unlisted(body.article(), body.name(), new UnitPrice(body.worth()), body.quantity()), body.note());
        return Response.status(Response.Status.CREATED).entity(board(purchaseId)).build();
    }

    /** The goods are on their way. */
    @POST
    @Path("in-transit")
    public BoardJson dispatch(@PathParam("purchaseId") long purchaseId) {
        receipts.dispatch(purchaseId, viewer.require());
        return board(purchaseId);
    }

    /** Everything has come: what is missing is missing. */
    @POST
    @Path("received")
    public BoardJson complete(@PathParam("purchaseId") long purchaseId, CompleteJson body) {
        receipts.complete(purchaseId, viewer.require(), body == null ? List.of() : decided(body.byHand()), body == null ? null : body.reason());
        return board(purchaseId);
    }

    /** Handing over begins. */
    @POST
    @Path("hand-over")
    public BoardJson startHandover(@PathParam("purchaseId") long purchaseId) {
        receipts.startHandover(purchaseId, viewer.require());
        return board(purchaseId);
    }

    private static List<ReceiptService.Decided> decided(List<DecidedJson> byHand) {
        if (byHand == null) {
            return List.of();
        }
        if (byHand.stream().anyMatch(each -> each.lineId() == null || each.variantId() == null || each.quantity() == null)) {
            throw new Refused("refused.malformed");
        }
        return byHand.stream().map(each -> new ReceiptService.Decided(each.lineId(), each.variantId(), each.quantity())).toList();
    }
}
