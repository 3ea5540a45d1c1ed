package org.artel.payment.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Texts;
import org.artel.payment.Bill;
import org.artel.payment.BillItem;
import org.artel.payment.BillService;
import org.artel.payment.BillView;
import org.artel.payment.BillWords;
import org.artel.payment.LedgerTransfer;
import org.artel.purchase.DeliveryBasis;

/** One participant's bill with every step, and what was paid. */
@Path("bills/{participationId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BillResource {

    /** One step; {@code words} in the viewer's language, {@code basis} absent where nothing is shared. */
    public record ItemJson(BillItem.Kind kind, String name, DeliveryBasis basis, BigDecimal own, BigDecimal whole, Money total, Money amount, String words) {
    }

    /** @param effect what it does to what is due: a payment is negative */
    public record MovementJson(LedgerTransfer.Why why, Money effect, Instant occurredAt) {
    }

    /** @param version 0 and sums of zero: no bill was issued yet */
    public record BillJson(long participationId, String paymentReference, int version, Instant issuedAt, Money goods, Money delivery,
            Money fees, Money percent, Money total, Money due, Money credit, List<ItemJson> items, List<MovementJson> movements) {
    }

    @Inject
    private BillService bills;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    @GET
    public BillJson bill(@PathParam("participationId") long participationId) {
        BillView view = bills.view(participationId, viewer.require());
        Texts texts = Texts.of(viewer.locale(), viewer.zone(), clock.instant());
        Bill bill = view.bill();
        return new BillJson(participationId, view.participation().paymentReference().text(), bill == null ? 0 : bill.version(), bill == null ? null : bill.issuedAt(),
                bill == null ? Money.ZERO : bill.goods(), bill == null ? Money.ZERO : bill.delivery(), bill == null ? Money.ZERO : bill.fees(),
                bill == null ? Money.ZERO : bill.percent(), bill == null ? Money.ZERO : bill.total(), view.due(), view.credit(),
                view.items().stream().map(item -> new ItemJson(item.kind(), BillWords.name(item, texts), item.basis(), item.own(), item.whole(), item.total(),
                        item.amount(), BillWords.how(item, texts))).toList(),
                view.movements().stream().map(t -> new MovementJson(t.why(), view.effect(t), t.occurredAt())).toList());
    }
}
