package org.artel.payment.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.payment.RefundService;
import org.artel.payment.Settlement;
import org.artel.payment.SettlementService;

/** What the organizer decides about a purchase's money: the supplier, refunds, credit, the own lines, the percent. */
@Path("purchases/{purchaseId}/settlements")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SettlementsResource {

    private static final int LIMIT_MAX = 100;

    public record SettlementJson(long id, Settlement.Kind kind, Long participationId, Long lineId, Money amount, String reason, LocalDate settledOn,
            Instant decidedAt, boolean undone) {

        SettlementJson(Settlement one) {
            this(one.id(), one.kind(), one.participationId(), one.lineId(), one.amount(), one.reason(), one.settledOn(), one.decidedAt(), one.isUndone());
        }
    }

    /** @param next value of {@code before} for the next page, absent on the last */
    public record SettlementsJson(SettlementService.Accounts accounts, List<SettlementJson> settlements, Long next) {
    }

    public record SupplierJson(Money amount, LocalDate on, boolean whole) {
    }

    public record LineJson(Money amount, boolean bySupplier, String reason) {
    }

    public record LinesJson(List<RefundService.Line> lines) {
    }

    public record AskedJson(long participationId, Money amount, boolean bySupplier) {
    }

    public record ReasonJson(String reason) {
    }

    public record RefundJson(Money amount, LocalDate on) {
    }

    public record UseJson(String paymentReference) {
    }

    @Inject
    private SettlementService settlements;
    @Inject
    private RefundService refunds;
    @Inject
    private Viewer viewer;

    @GET
    public SettlementsJson list(@PathParam("purchaseId") long purchaseId, @QueryParam("before") Long before,
                                @QueryParam("limit") @DefaultValue("30") int limit) {
        int most = Math.max(1, Math.min(limit, LIMIT_MAX));
        List<Settlement> found = settlements.list(viewer.require(), purchaseId, before == null ? Long.MAX_VALUE : before, most);
        return new SettlementsJson(settlements.accounts(viewer.require(), purchaseId), found.stream().map(SettlementJson::new).toList(),
                found.size() < most ? null : found.get(most - 1).id());
    }

    /** The bills are to be paid. */
    @POST
    @Path("ask-for-payment")
    public void askForPayment(@PathParam("purchaseId") long purchaseId) {
        settlements.askForPayment(viewer.require(), purchaseId);
    }

    @POST
    @Path("supplier-payment")
    public void paySupplier(@PathParam("purchaseId") long purchaseId, SupplierJson body) {
        settlements.paySupplier(viewer.require(), purchaseId, given(body).amount(), body.on(), body.whole());
    }

    @POST
    @Path("supplier-refund")
    public void takeSupplierRefund(@PathParam("purchaseId") long purchaseId, RefundJson body) {
        settlements.takeSupplierRefund(viewer.require(), purchaseId, given(body).amount(), body.on());
    }

    @POST
    @Path("lines/{lineId}/refund")
    public void refundLine(@PathParam("purchaseId") long purchaseId, @PathParam("lineId") long lineId, LineJson body) {
        settlements.refundLine(viewer.require(), purchaseId, lineId, given(body).amount(), body.bySupplier(), body.reason());
    }

    /** What a line's refund would come to. */
    @POST
    @Path("lines/{lineId}/refund/preview")
    public RefundService.Preview preview(@PathParam("purchaseId") long purchaseId, @PathParam("lineId") long lineId, AskedJson body) {
        return refunds.preview(viewer.require(), purchaseId, given(body).participationId(), lineId, body.amount(), body.bySupplier());
    }

    /** A participant's lines, with what of them was given back. */
    @GET
    @Path("participations/{participationId}/lines")
    public LinesJson lines(@PathParam("purchaseId") long purchaseId, @PathParam("participationId") long participationId) {
        return new LinesJson(refunds.lines(viewer.require(), purchaseId, participationId));
    }

    /** Takes back a line's refund, a refund that was not sent, or credit that was kept. */
    @POST
    @Path("{settlementId}/undo")
    public void undo(@PathParam("purchaseId") long purchaseId, @PathParam("settlementId") long settlementId, ReasonJson body) {
        refunds.undo(viewer.require(), purchaseId, settlementId, given(body).reason());
    }

    @POST
    @Path("participations/{participationId}/refund")
    public void refund(@PathParam("purchaseId") long purchaseId, @PathParam("participationId") long participationId, RefundJson body) {
        settlements.refund(viewer.require(), purchaseId, participationId, given(body).amount(), body.on());
    }

    @POST
    @Path("participations/{participationId}/keep-credit")
    public void keepCredit(@PathParam("purchaseId") long purchaseId, @PathParam("participationId") long participationId) {
        settlements.keepCredit(viewer.require(), purchaseId, participationId);
    }

    @POST
    @Path("participations/{participationId}/use-credit")
    public void useCredit(@PathParam("purchaseId") long purchaseId, @PathParam("participationId") long participationId, UseJson body) {
        settlements.useCredit(viewer.require(), purchaseId, participationId, given(body).paymentReference());
    }

    @POST
    @Path("own-lines")
    public void settleOwnLines(@PathParam("purchaseId") long purchaseId) {
        settlements.settleOwnLines(viewer.require(), purchaseId);
    }

    @POST
    @Path("payout")
    public void payOut(@PathParam("purchaseId") long purchaseId) {
        settlements.payOut(viewer.require(), purchaseId);
    }

    private static <T> T given(T body) {
        if (body == null) {
            throw new Refused("terms.required");
        }
        return body;
    }
}
