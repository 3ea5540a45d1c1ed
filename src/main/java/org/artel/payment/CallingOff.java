package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.payment.LedgerTransfer.Document;
import org.artel.payment.LedgerTransfer.Why;

/**
 * The rule for the money of a purchase that is cancelled or has failed. Everything that is no money is taken back: bills, charges, penalties,
 * refunds still to be paid, forfeits, the organizer's percent. What was really paid stays, and becomes credit. Whoever has goods in hand
 * keeps paying for these, with their part of percent, delivery and fees.
 */
@ApplicationScoped
class CallingOff {

    /** Somebody really paid somebody. */
    private static final Set<Why> MONEY = EnumSet.of(Why.PAYMENT, Why.CASH, Why.SUPPLIER_PAID, Why.EXCHANGE, Why.SUPPLIER_REFUND, Why.CREDIT_KEPT,
            Why.CREDIT_USED, Why.SOLD, Why.KEPT, Why.CALLED_OFF);

    @Inject
    private Ledger ledger;
    @Inject
    private Bills bills;
    @Inject
    private Penalties penalties;
    @Inject
    private Clock clock;
    @Inject
    private AllocationService allocations;

    /**
     * @param notDelivered what a participation with some goods in hand need not pay any more, by participation
     * @param inHand       what stays to be paid to supplier and carriers for the goods in hand
     */
    record Rest(Map<Long, List<LedgerTransfer>> notDelivered, List<LedgerTransfer> inHand) {
    }

    /**
     * Takes back what is no money.
     *
     * @return what is still to be posted
     */
    Rest takeBack(long purchaseId, Long by) {
        Map<Long, Bill> billed = bills.latest(purchaseId);
        Map<Long, Money> handedOver = sums(allocations.handedOver(purchaseId));
        handedOver.keySet().retainAll(billed.keySet());
        List<LedgerTransfer> posted = ledger.of(purchaseId);
        Set<Long> reversed = posted.stream().map(LedgerTransfer::reverses).collect(Collectors.toCollection(HashSet::new));
        ledger.reverse(purchaseId, posted.stream().filter(one -> one.reverses() == null && !reversed.contains(one.id()) && !stands(one, handedOver.keySet()))
                .toList(), by);
        penalties.callOff(purchaseId, handedOver.keySet(), clock.instant());

        AllocationStep step = allocations.lastDocument(purchaseId, AllocationStep.RECEIVED) > 0 ? AllocationStep.RECEIVED : AllocationStep.INVOICED;
        Map<Long, Money> had = sums(allocations.latest(purchaseId, step));
        Rest rest = new Rest(new LinkedHashMap<>(), new ArrayList<>());
        handedOver.forEach((participation, sum) -> split(billed.get(participation), sum, had.getOrDefault(participation, sum), rest));
        return rest;
    }

    private static Map<Long, Money> sums(List<Allocated> rows) {
        return rows.stream().collect(Collectors.toMap(Allocated::participationId, Allocated::sum, Money::plus, LinkedHashMap::new));
    }

    private static boolean stands(LedgerTransfer one, Set<Long> inHand) {
        boolean refundPaid = one.why() == Why.REFUND && one.credit().equals(Account.ORGANIZER);
        return MONEY.contains(one.why()) || refundPaid || one.document().kind() != Document.Kind.BILLING
                && (inHand.contains(one.debit().participationId()) || inHand.contains(one.credit().participationId()));
    }

    /** Each sum of the bill, between what was handed over and what was not. */
    private static void split(Bill bill, Money handedOver, Money had, Rest rest) {
        List<BigDecimal> weights = List.of(handedOver.amount(), had.minus(handedOver).max(Money.ZERO).amount());
        Account member = Account.member(bill.participationId());
        List<Money> goods = bill.goods().share(weights);
        List<Money> delivery = bill.delivery().share(weights);
        rest.inHand().addAll(LedgerTransfer.of(Account.CLEARING, Account.SUPPLIER, goods.get(0), Why.INVOICE));
        rest.inHand().addAll(LedgerTransfer.of(Account.DELIVERY, Account.ORGANIZER, delivery.get(0), Why.DELIVERY));
        List<LedgerTransfer> gone = new ArrayList<>(LedgerTransfer.of(Account.CLEARING, member, goods.get(1), Why.MISSING));
        gone.addAll(LedgerTransfer.of(Account.DELIVERY, member, delivery.get(1), Why.MISSING));
        gone.addAll(LedgerTransfer.of(Account.FEES, member, bill.fees().share(weights).get(1), Why.MISSING));
        gone.addAll(LedgerTransfer.of(Account.PERCENT, member, bill.percent().share(weights).get(1), Why.MISSING));
        if (!gone.isEmpty()) {
            rest.notDelivered().put(bill.participationId(), gone);
        }
    }
}
