package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.OrderLists;
import org.artel.order.Participation;
import org.artel.order.PaymentReference;
import org.artel.payment.LedgerTransfer.Why;
import org.artel.payment.Settlement.Kind;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.ProgressService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseStageChanged;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/**
 * What an organizer decides about money once bills stand: ask for payment, pay the supplier, refund, keep and use credit, settle the own lines,
 * take the percent. A purchase that is cancelled or fails is called off: what was paid becomes each participant's credit, to be refunded or used
 * elsewhere.
 */
@ApplicationScoped
@Transactional
@Retried
public class SettlementService {

    private static final Set<Stage> BILLED = EnumSet.range(Stage.INVOICED, Stage.FAILED);
    private static final Set<Stage> FROM_PAID = EnumSet.of(Stage.PAID, Stage.IN_TRANSIT, Stage.RECEIVED, Stage.HANDOVER, Stage.CLOSED, Stage.FAILED);

    @Inject
    private Settlements settlements;
    @Inject
    private Ledger ledger;
    @Inject
    private Debts debts;
    @Inject
    private CallingOff callingOff;
    @Inject
    private AllocationService allocations;
    @Inject
    private Instance<ComplaintRefunds> complaints;
    @Inject
    private OrderLists orders;
    @Inject
    private ProgressService progress;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<SettlementMade> made;
    @Inject
    private Event<PaymentAsked> asked;

    /** What a payout settles: the organizer's own, gain or loss. */
    private static final List<Account> PAID_OUT = List.of(Account.PERCENT, Account.FEES, Account.LEFTOVER, Account.EXCHANGE, Account.ROUNDING);

    /**
     * The purchase's own accounts, as the organizer reads them.
     *
     * @param payable what a payout comes to, all of its parts together; negative: a loss
     * @param parts   those that are not zero
     */
    public record Accounts(Money supplierOwed, Money held, Money payable, List<Part> parts, Money clearing) {
    }

    /** One account that a payout settles. @param gain of the organizer; negative: a loss */
    public record Part(Account.Kind account, Money gain) {
    }

    /** @throws Refused NOT_FOUND, FORBIDDEN for anybody but the organizer */
    public Accounts accounts(long memberId, long purchaseId) {
        require(memberId, purchaseId);
        Map<Account, Money> balances = ledger.balances(purchaseId);
        return new Accounts(of(balances, Account.SUPPLIER).negated(), of(balances, Account.ORGANIZER), Money.sum(parts(balances).stream().map(Part::gain).toList()),
                parts(balances), of(balances, Account.CLEARING).plus(of(balances, Account.DELIVERY)));
    }

    private static Money of(Map<Account, Money> balances, Account account) {
        return balances.getOrDefault(account, Money.ZERO);
    }

    private static List<Part> parts(Map<Account, Money> balances) {
        return PAID_OUT.stream().filter(account -> !of(balances, account).isZero()).map(account -> new Part(account.kind(), of(balances, account).negated())).toList();
    }

    /** What was decided, the newest first, by keyset. @param before {@link Long#MAX_VALUE} for the first page */
    public List<Settlement> list(long memberId, long purchaseId, long before, int limit) {
        require(memberId, purchaseId);
        return settlements.of(purchaseId, before, limit);
    }

    /**
     * The bills are to be paid: everybody who owes is told how much and until when.
     *
     * @throws Refused FORBIDDEN; CONFLICT {@code payment.ownFunds} where the organizer pays first, {@code purchase.noSuchWay}
     */
    @Once
    public void askForPayment(long memberId, long purchaseId) {
        if (purchases.byId(purchaseId).terms().paymentMode() == PaymentMode.OWN_FUNDS) {
            throw new Refused(Refused.Kind.CONFLICT, "payment.ownFunds");
        }
        Purchase purchase = progress.advance(purchaseId, memberId, Stage.PAYMENT, null);
        List<Participation> others = allocations.participants(purchaseId).stream()
                .filter(each -> !each.isOnBehalf() && !purchase.isOrganizedBy(each.memberId())).toList();
        Map<Long, Money> owed = debts.owed(purchase, others);
        asked.fire(new PaymentAsked(purchaseId, debts.due(purchase), false, others.stream().filter(each -> owed.get(each.id()).isPositive())
                .map(each -> new PaymentAsked.Owed(each.memberId(), owed.get(each.id()))).toList()));
    }

    /**
     * The supplier is paid, in part or whole. The whole payment takes the purchase to PAID, and what the rate of the day made dearer or cheaper than
     * the invoice is an exchange difference.
     *
     * @param amount above zero
     * @throws Refused FORBIDDEN; INVALID {@code claim.sum}, {@code claim.paidOn}; CONFLICT {@code purchase.otherStage}
     */
    @Once
    public void paySupplier(long memberId, long purchaseId, Money amount, LocalDate on, boolean whole) {
        Purchase purchase;
        if (whole && EnumSet.of(Stage.INVOICED, Stage.PAYMENT).contains(require(memberId, purchaseId).stage())) {
            purchase = progress.advance(purchaseId, memberId, Stage.PAID, null);
        } else {
            purchase = held(memberId, purchaseId, BILLED);
        }
        checked(purchase, amount, on);
        List<LedgerTransfer> transfers = new ArrayList<>();
        Money owed = ledger.balance(purchaseId, Account.SUPPLIER).negated();
        Money settles = whole && owed.isPositive() ? owed : amount;
        transfers.addAll(LedgerTransfer.of(Account.SUPPLIER, Account.ORGANIZER, settles, Why.SUPPLIER_PAID));
        transfers.addAll(LedgerTransfer.of(Account.EXCHANGE, Account.ORGANIZER, amount.minus(settles), Why.EXCHANGE));
        settle(purchase, Kind.SUPPLIER_PAYMENT, null, null, amount, null, on, memberId, transfers);
    }

    /** The supplier gives back. @throws Refused as {@link #paySupplier}; CONFLICT {@code settlement.tooMuch} above what the supplier owes */
    @Once
    public void takeSupplierRefund(long memberId, long purchaseId, Money amount, LocalDate on) {
        Purchase purchase = held(memberId, purchaseId, BILLED);
        checked(purchase, amount, on);
        atMost(amount, ledger.balance(purchaseId, Account.SUPPLIER));
        settle(purchase, Kind.SUPPLIER_REFUND, null, null, amount, null, on, memberId,
                LedgerTransfer.of(Account.ORGANIZER, Account.SUPPLIER, amount, Why.SUPPLIER_REFUND));
    }

    /**
     * A line, or a part of it, need not be paid. It lowers what the participant owes; what was paid already can be refunded then.
     *
     * @param bySupplier the supplier bears it; false: the organizer's percent does
     * @throws Refused NOT_FOUND without such a line on the bill; FORBIDDEN {@code claim.notYourOwn}; CONFLICT {@code settlement.tooMuch} above
     *                 what the line costs by its bill and was not given back yet; INVALID {@code claim.reason}
     */
    @Once
    public void refundLine(long memberId, long purchaseId, long lineId, Money amount, boolean bySupplier, String reason) {
        Purchase purchase = held(memberId, purchaseId, BILLED);
        List<Allocated> line = allocations.billed(purchaseId).stream().filter(each -> each.lineId() == lineId).toList();
        if (line.isEmpty()) {
            throw Refused.notFound();
        }
        Participation participation = others(memberId, purchase, line.get(0).participationId());
        LocalDate today = debts.today(purchase);
        checked(purchase, amount, today);
        atMost(amount, Money.sum(line.stream().map(Allocated::sum).toList()).minus(givenBack(purchaseId).getOrDefault(lineId, Money.ZERO)));
        settle(purchase, Kind.LINE_REFUND, participation, lineId, amount, ClaimService.reason(reason), today, memberId,
                LedgerTransfer.of(bySupplier ? Account.SUPPLIER : Account.PERCENT, Account.member(participation.id()), amount, Why.REFUND));
    }

    /** What of each line need not be paid, by line. The caller checks the rights. */
    public Map<Long, Money> refunded(long purchaseId) {
        return settlements.refunded(purchaseId);
    }

    /** What of each line need not be paid or was given back for a complaint, by line. The caller checks the rights. */
    public Map<Long, Money> givenBack(long purchaseId) {
        Map<Long, Money> back = settlements.refunded(purchaseId);
        complaints.stream().forEach(each -> each.refundedForComplaints(purchaseId).forEach((line, refund) -> back.merge(line, refund, Money::plus)));
        return back;
    }

    /**
     * Money goes back to a participant: what was paid too much, then credit.
     *
     * @throws Refused FORBIDDEN {@code claim.notYourOwn}; CONFLICT {@code settlement.tooMuch} above what the participant has too much
     */
    @Once
    public void refund(long memberId, long purchaseId, long participationId, Money amount, LocalDate on) {
        Purchase purchase = held(memberId, purchaseId, ClaimService.AFTER_STOP);
        Participation participation = others(memberId, purchase, participationId);
        checked(purchase, amount, on);
        Money overpaid = overpaid(purchase, participation);
        atMost(amount, overpaid.plus(credit(participation)));
        Money fromOverpaid = amount.min(overpaid);
        List<LedgerTransfer> transfers = new ArrayList<>();
        transfers.addAll(LedgerTransfer.of(Account.member(participationId), Account.ORGANIZER, fromOverpaid, Why.REFUND));
        transfers.addAll(LedgerTransfer.of(Account.credit(participationId), Account.ORGANIZER, amount.minus(fromOverpaid), Why.REFUND));
        settle(purchase, Kind.REFUND, participation, null, amount, null, on, memberId, transfers);
    }

    private Money overpaid(Purchase purchase, Participation participation) {
        return debts.owed(purchase, participation).negated().max(Money.ZERO);
    }

    private Money credit(Participation participation) {
        return ledger.balance(participation.purchaseId(), Account.credit(participation.id())).negated().max(Money.ZERO);
    }

    /** What was paid too much is kept for another purchase. @throws Refused CONFLICT {@code settlement.nothing} */
    @Once
    public void keepCredit(long memberId, long purchaseId, long participationId) {
        Purchase purchase = held(memberId, purchaseId, ClaimService.AFTER_STOP);
        Participation participation = orders.byId(purchaseId, participationId);
        Money overpaid = something(overpaid(purchase, participation));
        settle(purchase, Kind.CREDIT_KEPT, participation, null, overpaid, null, debts.today(purchase), memberId,
                LedgerTransfer.of(Account.member(participationId), Account.credit(participationId), overpaid, Why.CREDIT_KEPT));
    }

    /**
     * Credit of one purchase pays in another one of the same organizer and participant, as far as it is owed there.
     *
     * @param participationId where the credit is
     * @param reference       payment reference of the order that it pays for
     * @throws Refused NOT_FOUND; INVALID {@code settlement.otherPerson}; CONFLICT {@code settlement.nothing}
     */
    @Once
    public void useCredit(long memberId, long purchaseId, long participationId, String reference) {
        require(memberId, purchaseId);
        Participation from = orders.byId(purchaseId, participationId);
        Participation to = orders.byReference(new PaymentReference(reference == null ? "" : reference.strip()))
                .orElseThrow(() -> new Refused("statement.unknownReference", reference));
        require(memberId, to.purchaseId());
        if (from.id() == to.id() || from.memberId() != to.memberId() || from.isOnBehalf() || to.isOnBehalf()) {
            throw new Refused("settlement.otherPerson");
        }
        new TreeSet<>(List.of(purchaseId, to.purchaseId())).forEach(id -> gate.hold(id, ClaimService.AFTER_STOP));
        Purchase here = purchases.byId(purchaseId);
        Purchase there = purchases.byId(to.purchaseId());
        Money used = something(credit(from).min(debts.owed(there, to).max(Money.ZERO)));
        settle(here, Kind.CREDIT_USED, from, null, used, null, debts.today(here), memberId,
                LedgerTransfer.of(Account.credit(from.id()), Account.ORGANIZER, used, Why.CREDIT_USED));
        settle(there, Kind.CREDIT_USED, to, null, used, null, debts.today(there), memberId,
                LedgerTransfer.of(Account.ORGANIZER, Account.member(to.id()), used, Why.CREDIT_USED));
    }

    /** The organizer's own lines, without a claim. @throws Refused CONFLICT {@code settlement.nothing} where nothing is owed for them */
    @Once
    public void settleOwnLines(long memberId, long purchaseId) {
        Purchase purchase = held(memberId, purchaseId, BILLED);
        Participation own = orders.own(purchaseId, memberId).orElseThrow(() -> new Refused(Refused.Kind.CONFLICT, "settlement.nothing"));
        Money owed = something(debts.owed(purchase, own));
        settle(purchase, Kind.OWN_LINES, own, null, owed, null, debts.today(purchase), memberId,
                LedgerTransfer.of(Account.ORGANIZER, Account.member(own.id()), owed, Why.OWN_LINES));
    }

    /**
     * The organizer takes percent and fees, once the supplier is paid, and gains or bears what leftovers, the exchange and rounding came to.
     *
     * @throws Refused FORBIDDEN; CONFLICT {@code settlement.nothing}, {@code purchase.otherStage}
     */
    @Once
    public void payOut(long memberId, long purchaseId) {
        Purchase purchase = held(memberId, purchaseId, FROM_PAID);
        Map<Account, Money> balances = ledger.balances(purchaseId);
        List<LedgerTransfer> transfers = PAID_OUT.stream().flatMap(account -> LedgerTransfer.of(account, Account.ORGANIZER, of(balances, account).negated(), Why.PAYOUT)
                .stream()).toList();
        if (transfers.isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "settlement.nothing");
        }
        settle(purchase, Kind.PAYOUT, null, null, Money.sum(parts(balances).stream().map(Part::gain).toList()), null, debts.today(purchase), memberId, transfers);
    }

    /** Cancelled or failed, see {@link CallingOff}: what was paid and is not needed becomes credit; behind the gate that the step holds. */
    void ended(@Observes PurchaseStageChanged event) {
        if (event.to() != Stage.CANCELLED && event.to() != Stage.FAILED) {
            return;
        }
        Purchase purchase = purchases.byId(event.purchaseId());
        LocalDate today = debts.today(purchase);
        Long by = event.actor().memberId();
        CallingOff.Rest rest = callingOff.takeBack(purchase.id(), by);
        if (!rest.inHand().isEmpty()) {
            settle(purchase, Kind.IN_HAND, null, null, sum(rest.inHand()), null, today, by, rest.inHand());
        }
        List<Participation> participants = debts.participants(purchase.id());
        for (Participation each : participants) {
            List<LedgerTransfer> notDelivered = rest.notDelivered().get(each.id());
            if (notDelivered != null) {
                settle(purchase, Kind.NOT_DELIVERED, each, null, sum(notDelivered), null, today, by, notDelivered);
            }
        }
        Map<Account, Money> balances = ledger.balances(purchase.id());
        for (Participation each : participants) {
            Money paid = of(balances, Account.member(each.id())).negated();
            if (paid.isPositive() && !each.isOnBehalf() && purchase.isOrganizedBy(each.memberId())) {
                settle(purchase, Kind.OWN_LINES, each, null, paid, null, today, by,
                        LedgerTransfer.of(Account.member(each.id()), Account.ORGANIZER, paid, Why.OWN_LINES));
            } else if (paid.isPositive()) {
                settle(purchase, Kind.CALLED_OFF, each, null, paid, null, today, by,
                        LedgerTransfer.of(Account.member(each.id()), Account.credit(each.id()), paid, Why.CALLED_OFF));
            }
        }
    }

    private static Money sum(List<LedgerTransfer> transfers) {
        return Money.sum(transfers.stream().map(LedgerTransfer::amount).toList());
    }

    private void settle(Purchase purchase, Kind kind, Participation participation, Long lineId, Money amount, String reason, LocalDate on, Long by,
            List<LedgerTransfer> transfers) {
        Settlement settlement = settlements.add(new Settlement(purchase.id(), kind, participation == null ? null : participation.id(), lineId, amount,
                reason, on, by, clock.instant()));
        ledger.post(purchase.id(), settlement.document(), debts.moment(purchase, on), by, transfers);
        audit.record(by == null ? Actor.TIMER : Actor.member(by), "SETTLE_" + kind, purchase.id(), "settlement", settlement.id(), amount.toString());
        if (participation != null) {
            made.fire(new SettlementMade(settlement, participation.memberId(), participation.isOnBehalf(), debts.owed(purchase, participation)));
        }
    }

    private void checked(Purchase purchase, Money amount, LocalDate on) {
        Paid.checked(new Paid(amount, on, null, null), debts.today(purchase));
    }

    static void atMost(Money amount, Money most) {
        if (amount.compareTo(most) > 0) {
            throw new Refused(Refused.Kind.CONFLICT, "settlement.tooMuch", most.max(Money.ZERO));
        }
    }

    private static Money something(Money amount) {
        if (!amount.isPositive()) {
            throw new Refused(Refused.Kind.CONFLICT, "settlement.nothing");
        }
        return amount;
    }

    private Participation others(long memberId, Purchase purchase, long participationId) {
        Participation participation = orders.byId(purchase.id(), participationId);
        ClaimService.requireOthers(memberId, purchase, participation);
        return participation;
    }

    private Purchase held(long memberId, long purchaseId, Set<Stage> allowed) {
        require(memberId, purchaseId);
        gate.hold(purchaseId, allowed);
        return purchases.byId(purchaseId);
    }

    private Purchase require(long memberId, long purchaseId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.SETTLE_PURCHASE, memberId, Relation.ownedBy(purchase.organizerId()));
        return purchase;
    }
}
