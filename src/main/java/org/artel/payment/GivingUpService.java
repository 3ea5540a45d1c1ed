package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.artel.order.AllocationStep;
import org.artel.order.FrozenDemand;
import org.artel.order.OrderBook;
import org.artel.order.OrderLists;
import org.artel.order.Participation;
import org.artel.payment.LatePayment.What;
import org.artel.payment.LedgerTransfer.Why;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.UnpaidRule;

/**
 * Non-payers. After deadline and grace the organizer gives up what is not paid: whole lines, the one that was ordered or raised last first, until
 * what was paid covers the bill for the rest. The rest stays the participant's. What was given up is nobody's: it goes to the waiting list
 * and to whoever takes leftovers, and still bears its part in every calculation, so that nobody else's bill changes.
 *
 * <pre>
 * billed 110.00 for lines of 60.00 and 50.00 (the later), paid 70.00: the later one goes, 10.00 are too much
 *   LOSES_DEPOSIT, 10 % deposit      5.00 are lost (10 % of 50.00), 5.00 go back
 *   LOSES_DEPOSIT, no deposit        nothing is lost, 10.00 go back
 *   KEEPS_DEBT                       40.00 stay owed
 * </pre>
 */
@ApplicationScoped
@Transactional
@Retried
public class GivingUpService {

    @Inject
    private BillService bills;
    @Inject
    private Bills issued;
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
    private Event<LatePayment> late;

    /** The lines that go, and what the bill's parts change by. */
    private record Weighed(Set<Long> lines, Calculation before, Billing.BillSums after, Bill bill) {

        Money goods() {
            return bill.goods().minus(after.goods());
        }

        Money delivery() {
            return bill.delivery().minus(after.delivery());
        }

        Money fees() {
            return bill.fees().minus(after.fees());
        }

        Money percent() {
            return bill.percent().minus(after.percent());
        }

        Money total() {
            return bill.total().minus(after.total());
        }
    }

    /** Lines that were given up. The caller checks the rights. */
    public Set<Long> lines(long purchaseId) {
        return settlements.givenUp(purchaseId).stream().map(Calculation.GivenUp::lineId).collect(Collectors.toSet());
    }

    /** What {@link #giveUp} would do now. @throws Refused as there */
    public GivingUp preview(long memberId, long purchaseId, long participationId) {
        require(memberId, purchaseId);
        Purchase purchase = purchases.byId(purchaseId);
        if (!Penalties.RUNNING.contains(purchase.stage())) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.otherStage", purchase.stage());
        }
        Participation participation = participation(memberId, purchase, participationId);
        return said(purchase, participation, weigh(purchase, participation));
    }

    /**
     * The unpaid lines become leftovers; the owner loses the deposit of them or keeps the debt, as the terms say.
     *
     * @throws Refused NOT_FOUND, FORBIDDEN; FORBIDDEN {@code claim.notYourOwn}; CONFLICT {@code unpaid.notYet} with the last day of grace,
     *                 {@code settlement.nothing} where no goods are owed for, {@code unpaid.handedOver} where all lines are out of the house,
     *                 {@code purchase.otherStage}
     */
    @Once
    public void giveUp(long memberId, long purchaseId, long participationId) {
        require(memberId, purchaseId);
        gate.hold(purchaseId, Penalties.RUNNING);
        Purchase purchase = purchases.byId(purchaseId);
        Participation participation = participation(memberId, purchase, participationId);
        Weighed weighed = weigh(purchase, participation);
        GivingUp said = said(purchase, participation, weighed);
        Settlement settlement = settlements.add(new Settlement(purchaseId, Settlement.Kind.UNPAID, participationId, null, owed(purchase, participation), null,
                debts.today(purchase), memberId, clock.instant()));
        settlements.giveUp(settlement, weighed.before().rows().stream().filter(row -> weighed.lines().contains(row.lineId()))
                .map(Calculation.GivenUp::new).toList());
        // what was received first, because the bills stand on it; then what a later recount would start from
        for (AllocationStep step : List.of(AllocationStep.RECEIVED, AllocationStep.INVOICED)) {
            long document = allocations.lastDocument(purchaseId, step);
            if (document > 0) {
                allocations.record(purchaseId, step, document + 1,
                        allocations.latest(purchaseId, step).stream().filter(row -> !weighed.lines().contains(row.lineId())).toList());
            }
        }
        ledger.post(purchaseId, settlement.document(), clock.instant(), memberId, transfers(said, weighed));
        audit.record(Actor.member(memberId), "GIVE_UP_UNPAID", purchaseId, "participation", participationId, weighed.lines().size() + " lines, " + weighed.total());
        What what = said.debt().isPositive() ? What.DEBT_KEPT : said.lost().isPositive() ? What.DEPOSIT_LOST : What.GIVEN_UP;
        late.fire(new LatePayment(purchaseId, participation.memberId(), participation.isOnBehalf(), what, said.debt().plus(said.lost()),
                debts.owed(purchase, participation), said.goes().stream().map(GivingUp.Goods::toString).collect(Collectors.joining("; "))));
    }

    /** The bill's difference is the leftovers' by the bills; a lost deposit or a kept debt pays for them. */
    private static List<LedgerTransfer> transfers(GivingUp said, Weighed weighed) {
        Account member = Account.member(said.participation().id());
        if (said.rule() == UnpaidRule.LOSES_DEPOSIT) {
            return LedgerTransfer.of(member, Account.LEFTOVER, said.lost(), Why.DEPOSIT_LOST);
        }
        Account credit = Account.credit(said.participation().id());
        return Stream.of(LedgerTransfer.of(credit, Account.LEFTOVER, weighed.goods().plus(weighed.delivery()), Why.DEBT_KEPT),
                LedgerTransfer.of(credit, Account.PERCENT, weighed.percent(), Why.DEBT_KEPT), LedgerTransfer.of(credit, Account.FEES, weighed.fees(), Why.DEBT_KEPT),
                LedgerTransfer.of(member, credit, weighed.total().minus(said.debt()), Why.UNPAID)).flatMap(List::stream).toList();
    }

    private Weighed weigh(Purchase purchase, Participation participation) {
        if (!debts.isOver(purchase)) {
            LocalDate due = debts.due(purchase);
            throw new Refused(Refused.Kind.CONFLICT, "unpaid.notYet", due == null ? null : due.plusDays(purchase.terms().graceDays()));
        }
        Money owed = owed(purchase, participation);
        if (!owed.isPositive()) {
            throw new Refused(Refused.Kind.CONFLICT, "settlement.nothing");
        }
        Calculation before = bills.calculation(purchase.id());
        Bill bill = issued.versions(participation.id()).get(0);
        Set<Long> lines = new LinkedHashSet<>();
        Billing.BillSums after = null;
        for (long line : latestFirst(purchase.id(), participation, before)) {
            lines.add(line);
            after = before.without(lines).bills().sums().stream().filter(sums -> sums.participationId() == participation.id()).findFirst().orElseThrow();
            if (after.total().compareTo(bill.total().minus(owed)) <= 0) {
                break;
            }
        }
        if (after == null) {
            throw new Refused(Refused.Kind.CONFLICT, "unpaid.handedOver");
        }
        return new Weighed(lines, before, after, bill);
    }

    /** For penalties, storage and leftovers no goods are given up. */
    private Money owed(Purchase purchase, Participation participation) {
        return debts.overdue(purchase, List.of(participation)).get(participation.id());
    }

    /** Lines of which nothing was handed over; the one whose last units were ordered last comes first. */
    private List<Long> latestFirst(long purchaseId, Participation participation, Calculation calculation) {
        Set<Long> out = allocations.handedOver(purchaseId).stream().map(Allocated::lineId).collect(Collectors.toSet());
        Map<Long, Long> ordered = allocations.frozen(purchaseId).stream().filter(line -> line.participationId() == participation.id())
                .collect(Collectors.toMap(FrozenDemand::lineId, line -> line.units().get(line.units().size() - 1).changeNo()));
        return calculation.rows().stream().filter(row -> row.participationId() == participation.id() && !out.contains(row.lineId())).map(Allocated::lineId)
                .distinct().sorted(Comparator.comparing((Long line) -> ordered.get(line)).thenComparing(Comparator.naturalOrder()).reversed()).toList();
    }

    private GivingUp said(Purchase purchase, Participation participation, Weighed weighed) {
        Money due = debts.owed(purchase, participation).minus(weighed.total());
        Money tooMuch = due.negated().max(Money.ZERO);
        boolean keeps = purchase.terms().unpaidRule() == UnpaidRule.KEEPS_DEBT;
        Money lost = keeps || purchase.terms().paymentMode() != PaymentMode.DEPOSIT ? Money.ZERO
                : tooMuch.min(weighed.goods().percent(purchase.terms().depositPercent()));
        Money debt = keeps ? weighed.total().minus(tooMuch.min(weighed.total())) : Money.ZERO;
        Money after = keeps ? due.plus(tooMuch.min(weighed.total())) : due.plus(lost);
        List<Allocated> rows = weighed.before().rows().stream().filter(row -> row.participationId() == participation.id()).toList();
        Map<Long, String> names = book.names(rows.stream().map(Allocated::variantId).distinct().toList());
        List<GivingUp.Goods> goes = new ArrayList<>();
        List<GivingUp.Goods> stays = new ArrayList<>();
        rows.forEach(row -> (weighed.lines().contains(row.lineId()) ? goes : stays).add(new GivingUp.Goods(names.get(row.variantId()), row.quantity())));
        return new GivingUp(participation, purchase.terms().unpaidRule(), goes, stays, weighed.bill().total(), weighed.after().total(), lost, debt, after);
    }

    private Participation participation(long memberId, Purchase purchase, long participationId) {
        Participation participation = orders.byId(purchase.id(), participationId);
        ClaimService.requireOthers(memberId, purchase, participation);
        return participation;
    }

    private void require(long memberId, long purchaseId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.SETTLE_PURCHASE, memberId, Relation.ownedBy(purchase.organizerId()));
    }
}
