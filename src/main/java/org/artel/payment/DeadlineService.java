package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.RateLimits;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.order.AllocationService;
import org.artel.order.OrderLists;
import org.artel.order.Participation;
import org.artel.payment.LatePayment.What;
import org.artel.payment.LedgerTransfer.Document;
import org.artel.payment.LedgerTransfer.Why;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Terms;

/**
 * The last day of payment and what comes after it. Reminders go out two days before, on the day, the day after and then weekly; a penalty,
 * where the terms have one, is charged once a day after the days of grace until its cap, and a day on which no server ran is not charged
 * later. What is not paid then is given up: see {@link GivingUpService}.
 */
@ApplicationScoped
@Transactional
@Retried
public class DeadlineService {

    private static final int REMIND_BEFORE = 2;
    private static final int REMIND_EVERY = 7;
    private static final int TEXT_MAX = 500;
    private static final int MESSAGES_AN_HOUR = 5;

    @Inject
    private Penalties penalties;
    @Inject
    private Ledger ledger;
    @Inject
    private Debts debts;
    @Inject
    private AllocationService allocations;
    @Inject
    private OrderLists orders;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private RateLimits limits;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<PaymentAsked> asked;
    @Inject
    private Event<LatePayment> late;
    @Inject
    private Event<UnpaidMessage> message;

    /** Purchases whose deadline is near or over and was not looked after today. */
    public List<Long> unattended(Instant now, int limit) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return penalties.unattended(today, today.plusDays(REMIND_BEFORE), limit);
    }

    /** Reminds and charges for today, once a day and purchase, however many nodes try. */
    public void attend(long purchaseId) {
        gate.hold(purchaseId, Penalties.RUNNING);
        Purchase purchase = purchases.byId(purchaseId);
        LocalDate today = debts.today(purchase);
        LocalDate due = debts.due(purchase);
        if (due == null || !penalties.attend(purchaseId, today)) {
            return;
        }
        List<Participation> others = allocations.participants(purchaseId).stream()
                .filter(each -> each.isOnBehalf() || !purchase.isOrganizedBy(each.memberId())).toList();
        Map<Long, Money> owed = debts.overdue(purchase, others);
        List<Participation> owing = others.stream().filter(each -> owed.get(each.id()).isPositive()).toList();
        if (debts.isOver(purchase)) {
            Map<Long, Money> standing = penalties.standing(purchaseId);
            owing.forEach(each -> charge(purchase, each, owed.get(each.id()), standing.getOrDefault(each.id(), Money.ZERO), today));
        }
        long days = ChronoUnit.DAYS.between(due, today);
        if (days == -REMIND_BEFORE || days == 0 || days > 0 && (days - 1) % REMIND_EVERY == 0) {
            asked.fire(new PaymentAsked(purchaseId, due, days > 0, owing.stream().filter(each -> !each.isOnBehalf())
                    .map(each -> new PaymentAsked.Owed(each.memberId(), owed.get(each.id()))).toList()));
        }
    }

    /** Deadline and grace have passed. */
    public boolean isOver(Purchase purchase) {
        return debts.isOver(purchase);
    }

    /** Null: none. */
    public LocalDate due(Purchase purchase) {
        return debts.due(purchase);
    }

    private void charge(Purchase purchase, Participation participation, Money owed, Money before, LocalDate today) {
        Money amount = penalty(purchase.terms(), owed, before);
        if (!amount.isPositive()) {
            return;
        }
        long id = penalties.add(purchase.id(), participation.id(), today, amount);
        ledger.post(purchase.id(), new Document(Document.Kind.PENALTY, id), clock.instant(), null,
                LedgerTransfer.of(Account.member(participation.id()), Account.FEES, amount, Why.PENALTY));
        audit.record(Actor.TIMER, "CHARGE_PENALTY", purchase.id(), "participation", participation.id(), amount.toString());
        tell(purchase, participation, What.PENALTY, amount, null);
    }

    /**
     * Of one day. Penalties bear no penalty, and together they stay below their cap.
     *
     * <pre>
     * owed 100.00, 1 % a day, cap 2.5 %: 1.00, 1.00, 0.50, 0.00
     * </pre>
     *
     * @param owed   without penalties
     * @param before penalties that stand
     */
    static Money penalty(Terms terms, Money owed, Money before) {
        BigDecimal percent = terms.penaltyPercent();
        if (percent == null || percent.signum() == 0 || !owed.isPositive()) {
            return Money.ZERO;
        }
        return owed.percent(percent).min(owed.percent(terms.penaltyCap()).minus(before)).max(Money.ZERO);
    }

    /** What stands of penalties, by participation; for organizer and co-organizers. */
    public Map<Long, Money> penalties(long memberId, long purchaseId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.CONFIRM_PAYMENT, memberId, view.relation(purchase, memberId));
        return penalties.standing(purchaseId);
    }

    /**
     * Takes all penalties of a participant back.
     *
     * @param reason 1 to 500 characters
     * @throws Refused NOT_FOUND, FORBIDDEN; CONFLICT {@code settlement.nothing}; INVALID {@code claim.reason}
     */
    @Once
    public void waive(long memberId, long purchaseId, long participationId, String reason) {
        Purchase purchase = require(memberId, purchaseId);
        Participation participation = orders.byId(purchaseId, participationId);
        gate.hold(purchaseId, ClaimService.AFTER_STOP);
        String why = ClaimService.reason(reason);
        List<Long> standing = penalties.standingOf(participationId);
        Money sum = penalties.standing(purchaseId).getOrDefault(participationId, Money.ZERO);
        if (standing.isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "settlement.nothing");
        }
        standing.forEach(id -> ledger.reverse(purchaseId, new Document(Document.Kind.PENALTY, id), memberId));
        penalties.waive(participationId, memberId, why, clock.instant());
        audit.record(Actor.member(memberId), "WAIVE_PENALTY", purchaseId, "participation", participationId, sum.toString());
        tell(purchase, participation, What.PENALTY_WAIVED, sum, why);
    }

    /**
     * Writes to everybody who owes.
     *
     * @param text 1 to 500 characters
     * @return how many are told
     * @throws Refused FORBIDDEN; INVALID at {@code text}; CONFLICT {@code message.nobody}; TOO_OFTEN above five an hour
     */
    @Once
    public long remind(long memberId, long purchaseId, String text) {
        Purchase purchase = require(memberId, purchaseId);
        String said = text == null ? "" : text.strip();
        if (said.isEmpty() || said.length() > TEXT_MAX) {
            throw new InvalidFields(Map.of("text", said.isEmpty() ? new Refused("terms.required") : new Refused("terms.tooLong", TEXT_MAX)));
        }
        List<Participation> members = allocations.participants(purchaseId).stream()
                .filter(each -> !each.isOnBehalf() && !purchase.isOrganizedBy(each.memberId())).toList();
        Map<Long, Money> owed = debts.owed(purchase, members);
        List<Long> unpaid = members.stream().filter(each -> owed.get(each.id()).isPositive()).map(Participation::memberId).toList();
        if (unpaid.isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "message.nobody");
        }
        limits.hit("unpaid-message", String.valueOf(purchaseId), MESSAGES_AN_HOUR, Duration.ofHours(1));
        audit.record(Actor.member(memberId), "MESSAGE_UNPAID", purchaseId, "purchase", purchaseId, unpaid.size() + " recipients");
        message.fire(new UnpaidMessage(purchaseId, memberId, said, unpaid));
        return unpaid.size();
    }

    private void tell(Purchase purchase, Participation participation, What what, Money sum, String reason) {
        late.fire(new LatePayment(purchase.id(), participation.memberId(), participation.isOnBehalf(), what, sum, debts.owed(purchase, participation), reason));
    }

    /** @throws Refused NOT_FOUND, FORBIDDEN for anybody but the organizer */
    public void requireOrganizer(long memberId, long purchaseId) {
        require(memberId, purchaseId);
    }

    private Purchase require(long memberId, long purchaseId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.SETTLE_PURCHASE, memberId, Relation.ownedBy(purchase.organizerId()));
        return purchase;
    }
}
