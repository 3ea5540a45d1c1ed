package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.order.OrderBook;
import org.artel.order.RefusalService;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;

/**
 * The first right to leftovers of those who still waited at the Stop and of those who got too few. As long as its time runs they say how many
 * they take and may change it; then the units go to them in the queue's order, and what is left is offered to everybody.
 *
 * <pre>
 * offered 3; Anna waited for 2, Boris for 2, Vera lacks 1; Anna says 1, Boris 2, Vera 1
 * Anna 1, Boris 2, Vera none
 * </pre>
 */
@ApplicationScoped
@Transactional
@Retried
public class FirstRightService {

    @Inject
    private FirstRights rights;
    @Inject
    private Leftovers leftovers;
    @Inject
    private LeftoverService sales;
    @Inject
    private RefusalService refusals;
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
    private Event<FirstRightTold> told;
    @Inject
    private Event<LeftoverChanged> changed;

    /**
     * Says how many units the member takes.
     *
     * @param quantity zero: none after all
     * @throws Refused NOT_FOUND; CONFLICT {@code leftover.noFirstRight} for whoever has none, or when its time is over, {@code purchase.otherStage};
     *                 INVALID {@code leftover.firstRightMost} below zero or above what the member waited for; or as {@link LeftoverService#take}
     */
    @Once
    public void want(long purchaseId, long memberId, long leftoverId, Quantity quantity) {
        view.requireVisible(purchaseId, memberId);
        access.require(Operation.TAKE_LEFTOVER, memberId, Relation.NONE);
        gate.hold(purchaseId, LeftoverService.STAGES);
        Leftover leftover = leftovers.find(purchaseId, leftoverId).orElseThrow(Refused::notFound);
        FirstRight right = rights.of(purchaseId).getOrDefault(leftoverId, List.of()).stream().filter(each -> each.memberId() == memberId).findFirst()
                .filter(each -> clock.instant().isBefore(leftover.firstRightUntil()))
                .orElseThrow(() -> new Refused(Refused.Kind.CONFLICT, "leftover.noFirstRight"));
        if (quantity.isNegative() || quantity.compareTo(right.most()) > 0) {
            throw new Refused("leftover.firstRightMost", right.most());
        }
        if (quantity.isPositive()) {
            sales.requireTakeable(leftover, memberId, quantity);
        }
        rights.want(leftoverId, memberId, quantity);
        audit.record(Actor.member(memberId), Operation.TAKE_LEFTOVER.name(), purchaseId, "leftover", leftoverId, "first right: " + quantity);
    }

    /** Offers whose time of first rights is over. */
    public List<Long> due(Instant now, int limit) {
        return rights.due(now, limit);
    }

    /** Once its time is over, whoever runs it: gives the units in the queue's order and opens the rest. Nothing when it was done before. */
    public void shareOut(long leftoverId, Instant now) {
        long purchaseId = leftovers.byId(leftoverId).purchaseId();
        gate.hold(purchaseId, LeftoverService.STAGES);
        List<FirstRight> queue = rights.of(purchaseId).getOrDefault(leftoverId, List.of());
        if (!leftovers.open(leftoverId, now)) {
            return;
        }
        Leftover leftover = leftovers.byId(leftoverId);
        String name = book.names(List.of(leftover.variantId())).get(leftover.variantId());
        Quantity left = leftovers.remaining(purchaseId).get(leftoverId);
        for (FirstRight right : queue) {
            boolean admitted = access.may(Operation.TAKE_LEFTOVER, right.memberId(), Relation.NONE)
                    && refusals.obstacle(purchaseId, right.memberId()).isEmpty();
            Quantity units = !admitted ? Quantity.ZERO
                    : right.wanted().compareTo(left) <= 0 ? right.wanted() : left;
            if (units.isPositive()) {
                sales.sell(leftover, right.memberId(), units, Actor.TIMER);
                left = left.minus(units);
            }
            if (right.wanted().isPositive()) {
                told.fire(new FirstRightTold(purchaseId, right.memberId(), units.isPositive() ? FirstRightTold.What.GIVEN : FirstRightTold.What.MISSED, name,
                        units.isPositive() ? units : right.wanted(), leftover.price(), null));
            }
        }
        if (left.isPositive()) {
            changed.fire(new LeftoverChanged(purchaseId, null, purchases.byId(purchaseId).organizerId(), name, left, leftover.price(), false));
        }
    }
}
