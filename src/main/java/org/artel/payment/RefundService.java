package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.artel.order.OrderBook;
import org.artel.order.OrderLists;
import org.artel.order.Participation;
import org.artel.payment.Settlement.Kind;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/** What a refund would come to before it is decided, and its undoing as long as no money went back for it. */
@ApplicationScoped
@Transactional
@Retried
public class RefundService {

    private static final Set<Kind> UNDOABLE = Set.of(Kind.LINE_REFUND, Kind.REFUND, Kind.CREDIT_KEPT);

    @Inject
    private SettlementService decisions;
    @Inject
    private Settlements settlements;
    @Inject
    private Ledger ledger;
    @Inject
    private Debts debts;
    @Inject
    private AllocationService allocations;
    @Inject
    private OrderLists orders;
    @Inject
    private OrderBook book;
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
    private Event<SettlementUndone> undone;

    /**
     * A line of somebody's bill.
     *
     * @param name 'Linden honey, 1 kg × 2', with replacements
     * @param cost of the goods, by the bill
     * @param back what of it was given back so far
     */
    public record Line(long lineId, String name, Money cost, Money back) {

        public Money left() {
            return cost.minus(back);
        }
    }

    /**
     * What a line's refund would come to.
     *
     * @param owedNow     by the participant; negative: too much is paid
     * @param owedThen    likewise
     * @param bearer      SUPPLIER or PERCENT
     * @param bearerNow   what the supplier is owed, or what of the percent is not taken yet
     * @param bearerThen  likewise; negative: the supplier owes it, or it exceeds the percent
     * @param nobodys     the line is given back in full: its goods are nobody's, unless they are handed over
     */
    public record Preview(Line line, Money owedNow, Money owedThen, Account.Kind bearer, Money bearerNow, Money bearerThen, boolean nobodys) {
    }

    /** The lines of a participant's bill. @throws Refused NOT_FOUND, FORBIDDEN for anybody but the organizer */
    public List<Line> lines(long memberId, long purchaseId, long participationId) {
        require(memberId, purchaseId);
        orders.byId(purchaseId, participationId);
        Map<Long, List<Allocated>> rows = allocations.billed(purchaseId).stream().filter(row -> row.participationId() == participationId)
                .collect(Collectors.groupingBy(Allocated::lineId, LinkedHashMap::new, Collectors.toList()));
        Map<Long, String> names = book.names(rows.values().stream().flatMap(List::stream).map(Allocated::variantId).distinct().toList());
        Map<Long, Money> back = decisions.givenBack(purchaseId);
        return rows.entrySet().stream().map(each -> new Line(each.getKey(),
                each.getValue().stream().map(row -> names.get(row.variantId()) + " × " + row.quantity()).collect(Collectors.joining(", ")),
                Money.sum(each.getValue().stream().map(Allocated::sum).toList()), back.getOrDefault(each.getKey(), Money.ZERO))).toList();
    }

    /**
     * @param amount above zero
     * @throws Refused NOT_FOUND, FORBIDDEN; CONFLICT {@code settlement.tooMuch} above what of the line was not given back
     */
    public Preview preview(long memberId, long purchaseId, long participationId, long lineId, Money amount, boolean bySupplier) {
        Purchase purchase = require(memberId, purchaseId);
        Line line = lines(memberId, purchaseId, participationId).stream().filter(each -> each.lineId() == lineId).findFirst().orElseThrow(Refused::notFound);
        if (amount == null || !amount.isPositive()) {
            throw new Refused("claim.sum");
        }
        SettlementService.atMost(amount, line.left());
        Money owed = debts.owed(purchase, orders.byId(purchaseId, participationId));
        Account bearer = bySupplier ? Account.SUPPLIER : Account.PERCENT;
        Money bearing = ledger.balance(purchaseId, bearer).negated();
        return new Preview(line, owed, owed.minus(amount), bearer.kind(), bearing, bearing.minus(amount), amount.equals(line.left()));
    }

    /** Of a kind that can be taken back, and was not. */
    public boolean isUndoable(Settlement settlement) {
        return UNDOABLE.contains(settlement.kind()) && !settlement.isUndone();
    }

    /**
     * Takes a decision back by a reversal: a line is owed for again, money that was noted as sent was not, credit is an overpayment again.
     *
     * @param reason 1 to 500 characters
     * @throws Refused NOT_FOUND, FORBIDDEN, FORBIDDEN {@code claim.notYourOwn}; CONFLICT {@code refund.undone}, {@code refund.final} for other
     *                 decisions, {@code refund.sent.since} when money went back or credit was used since, {@code refund.goodsGone} when the goods of a line
     *                 given back in full may be others' by now; INVALID {@code claim.reason}
     */
    @Once
    public void undo(long memberId, long purchaseId, long settlementId, String reason) {
        require(memberId, purchaseId);
        gate.hold(purchaseId, ClaimService.AFTER_STOP);
        Purchase purchase = purchases.byId(purchaseId);
        String why = ClaimService.reason(reason);
        Settlement settlement = settlements.find(purchaseId, settlementId).orElseThrow(Refused::notFound);
        if (!UNDOABLE.contains(settlement.kind())) {
            throw new Refused(Refused.Kind.CONFLICT, "refund.final");
        }
        Participation participation = orders.byId(purchaseId, settlement.participationId());
        ClaimService.requireOthers(memberId, purchase, participation);
        requireNothingSent(purchase, participation, settlement);
        settlement.undo(memberId, clock.instant());
        ledger.reverse(purchaseId, settlement.document(), memberId);
        audit.record(Actor.member(memberId), "UNDO_" + settlement.kind(), purchaseId, "settlement", settlementId, settlement.amount().toString());
        undone.fire(new SettlementUndone(settlement, participation.memberId(), participation.isOnBehalf(), debts.owed(purchase, participation), why));
    }

    private void requireNothingSent(Purchase purchase, Participation participation, Settlement settlement) {
        boolean sent = switch (settlement.kind()) {
            case LINE_REFUND -> settlements.since(settlement).stream().anyMatch(later -> later.kind() == Kind.REFUND || later.kind() == Kind.CREDIT_KEPT);
            case CREDIT_KEPT -> ledger.balance(purchase.id(), Account.credit(participation.id())).negated().compareTo(settlement.amount()) < 0;
            default -> false;
        };
        if (sent) {
            throw new Refused(Refused.Kind.CONFLICT, "refund.sent.since");
        }
        if (settlement.kind() == Kind.LINE_REFUND && purchase.stage().compareTo(Stage.RECEIVED) >= 0
                && lines(purchase.organizerId(), purchase.id(), participation.id()).stream()
                .anyMatch(line -> line.lineId() == settlement.lineId() && !line.left().isPositive())) {
            throw new Refused(Refused.Kind.CONFLICT, "refund.goodsGone");
        }
    }

    private Purchase require(long memberId, long purchaseId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.SETTLE_PURCHASE, memberId, Relation.ownedBy(purchase.organizerId()));
        return purchase;
    }
}
