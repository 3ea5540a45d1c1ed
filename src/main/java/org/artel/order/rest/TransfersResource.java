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
import org.artel.order.LineTransfer;
import org.artel.order.LineTransferService;

/** Order lines offered to another member: those that the member made or got. */
@Path("transfers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TransfersResource {

    /** @param nickname whose consent is asked for */
    public record OfferJson(Long purchaseId, Long variantId, Quantity quantity, String nickname) {
    }

    public record AcceptJson(Boolean anonymous) {
    }

    /** @param giver absent: takes part anonymously, as {@code giverNo} */
    public record TransferJson(long id, long purchaseId, long variantId, String name, Quantity quantity, String unit, UnitPrice price,
            String giver, int giverNo, String taker, Instant expiresAt, LineTransfer.State state) {

        static TransferJson of(LineTransferService.View view) {
            LineTransfer t = view.transfer();
            return new TransferJson(t.id(), t.purchaseId(), t.variantId(), view.name(), t.quantity(), view.unit(), view.line().price(),
                    view.giver() == null ? null : view.giver().nickname(), view.from().pseudonymNo(), view.taker().nickname(), t.expiresAt(), t.state());
        }
    }

    public record TransfersJson(List<TransferJson> transfers) {
    }

    @Inject
    private LineTransferService transfers;
    @Inject
    private Viewer viewer;

    @GET
    public TransfersJson mine() {
        return new TransfersJson(transfers.mine(viewer.require()).stream().map(TransferJson::of).toList());
    }

    @POST
    public Response offer(OfferJson body) {
        long member = viewer.require();
        if (body == null || body.purchaseId() == null || body.variantId() == null || body.quantity() == null) {
            throw new Refused("refused.malformed");
        }
        long id = transfers.offer(member, body.purchaseId(), body.variantId(), body.quantity(), body.nickname());
        return Response.status(Response.Status.CREATED).entity(TransferJson.of(transfers.find(member, id))).build();
    }

    @POST
    @Path("{transferId}/accept")
    public void accept(@PathParam("transferId") long transferId, AcceptJson body) {
        transfers.accept(viewer.require(), transferId, body == null ? null : body.anonymous());
    }

    @POST
    @Path("{transferId}/decline")
    public void decline(@PathParam("transferId") long transferId) {
        transfers.decline(viewer.require(), transferId);
    }

    @POST
    @Path("{transferId}/withdraw")
    public void withdraw(@PathParam("transferId") long transferId) {
        transfers.withdraw(viewer.require(), transferId);
    }
}
