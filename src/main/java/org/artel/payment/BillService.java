package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.AllocationsChanged;
import org.artel.order.OrderLists;
import org.artel.order.Participation;
import org.artel.payment.LedgerTransfer.Document;
import org.artel.payment.LedgerTransfer.Why;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.supply.ChargesChanged;
import org.artel.supply.InvoiceService;
import org.artel.supply.InvoicedCharge;
import org.artel.supply.InvoicedGoods;

/**
 * Issues the bills whenever the invoice, its charges or what came of it change, and posts only the difference to the bills before.
 * Everybody may unfold their bill into its steps.
 */
@ApplicationScoped
@Transactional
public class BillService {

    @Inject
    private Bills bills;
    @Inject
    private Settlements settlements;
    @Inject
    private Ledger ledger;
    @Inject
    private InvoiceService invoices;
    @Inject
    private Instance<ReceivedGoods> received;
    @Inject
    private AllocationService allocations;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PricelistService pricelist;
    @Inject
    private OrderLists orders;
    @Inject
    private PurchaseView view;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<BillsIssued> issued;

    void allocated(@Observes AllocationsChanged event) {
        if (event.step() == AllocationStep.INVOICED || event.step() == AllocationStep.RECEIVED) {
            issue(event.purchaseId());
        }
    }

    void charged(@Observes ChargesChanged event) {
        issue(event.purchaseId());
    }

    /** Behind the purchase's gate. Nothing before the first allocation of an invoice. */
    public void issue(long purchaseId) {
        Calculation calculation = calculation(purchaseId);
        if (calculation.document() == 0) {
            return;
        }
        Billing.Result result = calculation.bills();
        Instant now = clock.instant();
        Bills.Run before = bills.lastRun(purchaseId);
        Bills.Run run = new Bills.Run(before.version() + 1, calculation.invoicedTotal(), calculation.arrived().missing(), sum(calculation.charges(), false),
                sum(calculation.charges(), true), result.leftoverGoods(), result.leftoverDelivery(), calculation.rounding());
        long billing = bills.add(purchaseId, run, calculation.step().name(), calculation.document(), now);
        Map<Document, List<LedgerTransfer>> documents = new LinkedHashMap<>();
        documents.put(new Document(Document.Kind.BILLING, billing), difference(before, run));
        write(purchaseId, billing, result.sums(), calculation.participants().stream().collect(Collectors.toMap(Participation::id, Function.identity())),
                documents, now);
        ledger.post(purchaseId, documents, now, null);
        audit.record(Actor.SYSTEM, "ISSUE_BILLS", purchaseId, "billing", billing, "version " + run.version() + ", invoiced " + run.invoiced());
    }

    /** Document 0: there is no invoice yet. */
    Calculation calculation(long purchaseId) {
        long receipt = allocations.lastDocument(purchaseId, AllocationStep.RECEIVED);
        AllocationStep step = receipt > 0 ? AllocationStep.RECEIVED : AllocationStep.INVOICED;
        long document = receipt > 0 ? receipt : allocations.lastDocument(purchaseId, AllocationStep.INVOICED);
        List<Arrived.Part> invoiced = invoices.goods(purchaseId).stream().map(BillService::part).toList();
        Arrived arrived = Arrived.of(invoiced, received.isResolvable() ? received.get().of(purchaseId) : List.of());
        return new Calculation(purchases.byId(purchaseId).terms(), step, document, invoiced, invoices.rounding(purchaseId), arrived, goods(arrived), invoices.charges(purchaseId),
                allocations.participants(purchaseId), purchases.pickupPoints(purchaseId), allocations.of(purchaseId, step, document),
                settlements.givenUp(purchaseId));
    }

    private void write(long purchaseId, long billing, List<Billing.BillSums> all, Map<Long, Participation> participants,
            Map<Document, List<LedgerTransfer>> documents, Instant now) {
        Map<Long, Bill> earlier = bills.latest(purchaseId);
        Map<Long, List<BillItem>> items = earlier.isEmpty() ? Map.of() : bills.latestItems(purchaseId);
        List<Billing.BillSums> changed = new ArrayList<>();
        List<Integer> versions = new ArrayList<>();
        for (Billing.BillSums sums : all) {
            Bill bill = earlier.get(sums.participationId());
            if (bill == null ? !sums.items().isEmpty() : !sums.items().equals(items.getOrDefault(bill.id(), List.of()))) {
                changed.add(sums);
                versions.add(bill == null ? 1 : bill.version() + 1);
            }
        }
        List<Long> ids = bills.add(purchaseId, billing, changed, versions, now);
        List<BillsIssued.Issued> told = new ArrayList<>();
        for (int i = 0; i < changed.size(); i++) {
            Billing.BillSums sums = changed.get(i);
            Bill bill = earlier.get(sums.participationId());
            documents.put(new Document(Document.Kind.BILL, ids.get(i)), difference(bill, sums));
            Money paidBefore = bill == null ? null : bill.total();
            if (!sums.total().equals(paidBefore)) {
                Participation participation = participants.get(sums.participationId());
                told.add(new BillsIssued.Issued(participation.id(), participation.memberId(), participation.isOnBehalf(), paidBefore, sums.total()));
            }
        }
        issued.fire(new BillsIssued(purchaseId, told));
    }

    private static List<LedgerTransfer> difference(Bill before, Billing.BillSums sums) {
        Account member = Account.member(sums.participationId());
        List<LedgerTransfer> transfers = new ArrayList<>();
        transfers.addAll(LedgerTransfer.of(member, Account.CLEARING, sums.goods().minus(before == null ? Money.ZERO : before.goods()), Why.GOODS));
        transfers.addAll(LedgerTransfer.of(member, Account.DELIVERY, sums.delivery().minus(before == null ? Money.ZERO : before.delivery()), Why.DELIVERY));
        transfers.addAll(LedgerTransfer.of(member, Account.FEES, sums.fees().minus(before == null ? Money.ZERO : before.fees()), Why.FEE));
        transfers.addAll(LedgerTransfer.of(member, Account.PERCENT, sums.percent().minus(before == null ? Money.ZERO : before.percent()), Why.PERCENT));
        return transfers;
    }

    private static List<LedgerTransfer> difference(Bills.Run before, Bills.Run now) {
        List<LedgerTransfer> transfers = new ArrayList<>();
        transfers.addAll(LedgerTransfer.of(Account.CLEARING, Account.SUPPLIER, now.invoiced().minus(before.invoiced()), Why.INVOICE));
        transfers.addAll(LedgerTransfer.of(Account.ROUNDING, Account.SUPPLIER, now.rounding().minus(before.rounding()), Why.ROUNDING));
        transfers.addAll(LedgerTransfer.of(Account.SUPPLIER, Account.CLEARING, now.missing().minus(before.missing()), Why.MISSING));
        transfers.addAll(LedgerTransfer.of(Account.DELIVERY, Account.ORGANIZER, now.charges().minus(before.charges()), Why.DELIVERY));
        transfers.addAll(LedgerTransfer.of(Account.DELIVERY, Account.SUPPLIER, now.discounts().minus(before.discounts()), Why.DISCOUNT));
        transfers.addAll(LedgerTransfer.of(Account.LEFTOVER, Account.CLEARING, now.leftoverGoods().minus(before.leftoverGoods()), Why.LEFTOVER));
        transfers.addAll(LedgerTransfer.of(Account.LEFTOVER, Account.DELIVERY, now.leftoverDelivery().minus(before.leftoverDelivery()), Why.LEFTOVER));
        return transfers;
    }

    private static Arrived.Part part(InvoicedGoods goods) {
        return new Arrived.Part(goods.variantId(), goods.quantity(), goods.total());
    }

    private static Money sum(List<InvoicedCharge> charges, boolean discounts) {
        return Money.sum(charges.stream().filter(c -> (c.kind() == InvoicedCharge.Kind.DISCOUNT) == discounts).map(InvoicedCharge::total).toList());
    }

    private List<Billing.Goods> goods(Arrived arrived) {
        Map<Long, LotVariant> variants = pricelist.variantsByIds(arrived.goods().stream().map(Arrived.Part::variantId).toList());
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        return arrived.goods().stream().map(part -> {
            LotVariant variant = variants.get(part.variantId());
            Lot lot = lots.get(variant.lotId());
            return new Billing.Goods(part.variantId(), lot.nameOf(variant), part.quantity(), part.total(), lot.weightOf(Quantity.of(1)).amount());
        }).toList();
    }

    // reading -------------------------------------------------------------------------------------------------------------

    /**
     * One participant's account, for the participant and whoever manages the purchase.
     *
     * @throws Refused NOT_FOUND, FORBIDDEN
     */
    public BillView view(long participationId, long viewerId) {
        Participation participation = requireVisible(participationId, viewerId);
        List<Bill> versions = bills.versions(participationId);
        List<LedgerTransfer> booked = ledger.ofParticipation(participationId);
        Bill bill = versions.isEmpty() ? null : versions.get(0);
        return new BillView(participation, bill, bill == null ? List.of() : bills.items(bill.id()), versions.stream().skip(1).toList(), booked,
                balance(booked, Account.member(participationId)), balance(booked, Account.credit(participationId)));
    }

    /**
     * One version of a bill, with its steps.
     *
     * @throws Refused NOT_FOUND, FORBIDDEN
     */
    public List<BillItem> items(long participationId, int version, long viewerId) {
        requireVisible(participationId, viewerId);
        return bills.versions(participationId).stream().filter(bill -> bill.version() == version).findFirst()
                .map(bill -> bills.items(bill.id())).orElseThrow(Refused::notFound);
    }

    private Participation requireVisible(long participationId, long viewerId) {
        Participation participation = orders.visible(participationId, viewerId);
        Purchase purchase = purchases.byId(participation.purchaseId());
        access.require(Operation.VIEW_BILL, viewerId,
                new Relation(purchase.organizerId(), participation.memberId() == viewerId, view.relation(purchase, viewerId).granted()));
        return participation;
    }

    private static Money balance(List<LedgerTransfer> booked, Account account) {
        return Money.sum(booked.stream().map(transfer -> transfer.effectOn(account)).toList());
    }

    /**
     * What a member owes for own orders, by participation; orders without a bill or a payment have no entry.
     *
     * @param own the member's, others are left out
     */
    public Map<Long, Money> ownDues(Collection<Participation> own, long memberId) {
        return ledger.dues(own.stream().filter(p -> p.memberId() == memberId).map(Participation::id).toList());
    }
}
