package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.UnitPrice;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.OrderBook;
import org.artel.payment.Account;
import org.artel.payment.Ledger;
import org.artel.payment.LedgerTransfer;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.ProgressService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;
import org.artel.purchase.StageChange;
import org.artel.supply.InvoiceService;
import org.artel.supply.InvoicedCharge;
import org.artel.supply.InvoicedGoods;

/** Closes a purchase when nothing is open, says what is, and tells everybody what it came to. */
@ApplicationScoped
@Transactional
@Retried
public class ClosingService {

    private static final int PRICE_SCALE = 6;

    @Inject
    private ClosingCondition condition;
    @Inject
    private Parcels parcels;
    @Inject
    private Receipts receipts;
    @Inject
    private Complaints complaints;
    @Inject
    private Leftovers leftovers;
    @Inject
    private ProgressService progress;
    @Inject
    private AllocationService allocations;
    @Inject
    private InvoiceService invoices;
    @Inject
    private Ledger ledger;
    @Inject
    private OrderBook book;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private Access access;

    /** @throws Refused FORBIDDEN for others than organizer and co-organizers; CONFLICT with the first thing that is open */
    @Once
    public void close(long purchaseId, long memberId) {
        progress.advance(purchaseId, memberId, Stage.CLOSED, null);
    }

    /** Exactly what is open. @throws Refused FORBIDDEN, NOT_FOUND */
    public OpenLines open(long purchaseId, long memberId) {
        access.require(Operation.HAND_OVER_PURCHASE, memberId, view.relation(view.requireVisible(purchaseId, memberId), memberId));
        Map<Long, Quantity> units = condition.units(purchaseId);
        return new OpenLines(parcels.of(purchaseId).stream().filter(parcel -> units.containsKey(parcel.participationId()))
                .map(parcel -> new OpenLines.OpenParcel(parcel, units.get(parcel.participationId()))).toList(), condition.left(purchaseId),
                condition.unanswered(purchaseId), ledger.balance(purchaseId, Account.CLEARING), progress.obstacles(purchaseId, memberId, Stage.CLOSED));
    }

    /**
     * @param viewerId null: a guest
     * @return empty: it is not closed yet
     * @throws Refused NOT_FOUND when the purchase does not exist for this viewer
     */
    public Optional<ClosingReport> report(long purchaseId, Long viewerId) {
        Purchase purchase = view.requireVisible(purchaseId, viewerId);
        access.require(Operation.VIEW_REPORT, viewerId, Relation.NONE);
        if (purchase.stage() != Stage.CLOSED) {
            return Optional.empty();
        }
        List<InvoicedGoods> goods = invoices.goods(purchaseId);
        List<InvoicedCharge> charges = invoices.charges(purchaseId);
        List<LedgerTransfer> booked = ledger.of(purchaseId);
        List<Allocated> frozen = allocations.latest(purchaseId, AllocationStep.FROZEN);
        Quantity invoiced = goods.stream().map(InvoicedGoods::quantity).reduce(Quantity.ZERO, Quantity::plus);
        Quantity came = receipts.counted(purchaseId).stream().map(Receipt.Counted::quantity).reduce(Quantity.ZERO, Quantity::plus);
        Quantity missing = invoiced.minus(came);
        List<Complaint> said = complaints.of(purchaseId);
        return Optional.of(new ClosingReport((int) frozen.stream().map(Allocated::participationId).distinct().count(),
                Money.sum(goods.stream().map(InvoicedGoods::total).toList()), sum(charges, false), sum(charges, true).negated(),
                effect(booked, Account.PERCENT, LedgerTransfer.Why.PERCENT).negated(), refunded(booked), units(frozen), invoiced,
                missing.isPositive() ? missing : Quantity.ZERO, units(allocations.handedOver(purchaseId)),
                leftovers.of(purchaseId).stream().map(Leftover::quantity).reduce(Quantity.ZERO, Quantity::plus),
                (int) said.stream().filter(each -> each.state() != ComplaintState.WITHDRAWN).count(),
                (int) said.stream().filter(each -> each.state() == ComplaintState.REFUNDED || each.state() == ComplaintState.REPLACED).count(),
                stages(purchaseId), view.rights(purchase, viewerId).prices() ? articles(goods, frozen) : null));
    }

    private static Quantity units(List<Allocated> rows) {
        return rows.stream().map(Allocated::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Money sum(List<InvoicedCharge> charges, boolean discounts) {
        return Money.sum(charges.stream().filter(each -> (each.kind() == InvoicedCharge.Kind.DISCOUNT) == discounts).map(InvoicedCharge::total).toList());
    }

    private static Money effect(List<LedgerTransfer> booked, Account account, LedgerTransfer.Why why) {
        return Money.sum(booked.stream().filter(transfer -> transfer.why() == why).map(transfer -> transfer.effectOn(account)).toList());
    }

    private static Money refunded(List<LedgerTransfer> booked) {
        return Money.sum(booked.stream().filter(transfer -> transfer.why() == LedgerTransfer.Why.COMPLAINT).map(LedgerTransfer::amount).toList());
    }

    /** From the opening on; a change within a stage goes on with it. */
    private List<ClosingReport.StageTime> stages(long purchaseId) {
        List<StageChange> changes = purchases.stageChanges(purchaseId).stream().filter(change -> change.to() != change.from() && change.to().isPublic()).toList();
        List<ClosingReport.StageTime> times = new ArrayList<>();
        for (int i = 0; i + 1 < changes.size(); i++) {
            times.add(new ClosingReport.StageTime(changes.get(i).to(), changes.get(i).changedAt(),
                    Duration.between(changes.get(i).changedAt(), changes.get(i + 1).changedAt()).toHours()));
        }
        return times;
    }

    private List<ClosingReport.Article> articles(List<InvoicedGoods> goods, List<Allocated> frozen) {
        Map<Long, UnitPrice> ordered = frozen.stream().collect(Collectors.toMap(Allocated::variantId, Allocated::price, (a, b) -> a));
        List<Long> ids = goods.stream().map(InvoicedGoods::variantId).toList();
        Map<Long, String> names = book.names(ids);
        Map<Long, String> articles = book.articles(ids);
        Map<Long, LotVariant> variants = pricelist.variantsByIds(ids);
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        return goods.stream().filter(each -> each.quantity().isPositive()).map(each -> {
            Lot lot = lots.get(variants.get(each.variantId()).lotId());
            BigDecimal reached = each.total().amount().divide(each.quantity().amount(), PRICE_SCALE, RoundingMode.HALF_UP);
            return new ClosingReport.Article(articles.get(each.variantId()), names.get(each.variantId()), each.quantity(),
                    ordered.getOrDefault(each.variantId(), lot.priceOf(variants.get(each.variantId()))), new UnitPrice(reached), lot.retailPrice());
        }).sorted(Comparator.comparing(ClosingReport.Article::article).thenComparing(ClosingReport.Article::name)).toList();
    }
}
