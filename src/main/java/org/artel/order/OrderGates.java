package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.artel.common.Actor;
import org.artel.common.ChangeLog;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.forum.PostKind;
import org.artel.forum.PostService;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Passed;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.Terms;

/**
 * Writes changed orders and takes them through the gates, in the caller's transaction: first {@link #write}, then {@link #pass}. One
 * passage may carry the orders of several participants: then all of them change, or none.
 */
@ApplicationScoped
class OrderGates {

    @Inject
    private Orders orders;
    @Inject
    private PurchaseGate purchaseGate;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PostService posts;
    @Inject
    private ChangeLog changes;
    @Inject
    private Clock clock;
    @Inject
    private Event<OrderChanged> changed;

    /**
     * One participant's share of a passage.
     *
     * @param linesWithWishes ids of lines that had wishes before
     * @param why             null: as each line tells by itself
     * @param actor           who does it
     * @param told            false: an event of its own tells the participant
     */
    record Part(Participation participation, boolean isNew, OrderChange change, Collection<Long> linesWithWishes,
            OrderIncrement.Why why, Actor actor, boolean told) {

        private OrderIncrement.Why why(OrderChange.Step step) {
            return why == null ? step.why() : why;
        }
    }

    /**
     * What is written and has no number yet.
     *
     * @param participants how many more (or fewer) take part
     */
    record Written(Purchase purchase, List<Part> parts, List<OrderIncrement> increments, int participants) {
    }

    /**
     * Inserts and changes the rows. What comes from the waiting list, or only tops up, may
     * stay below the minimum of an order: nobody chose it so small. Whoever observes {@link OrderChanged} does so here, before any gate.
     *
     * @throws Refused as {@link Terms#requireOrderMinimum} says
     */
    Written write(Purchase purchase, Instant now, Part... parts) {
        List<OrderIncrement> increments = new ArrayList<>();
        int participants = 0;
        for (Part part : parts) {
            participants += part.change.participantsDelta();
            Participation participation = part.participation;
            Money goods = participation.goods();
            int lines = participation.orderLines();
            if (part.isNew) {
                orders.add(participation);
            }
            participation.counted(goods.plus(part.change.sumDelta()), lines + part.change.linesDelta(), now);
            if (part.why != OrderIncrement.Why.WAITING_LIST && part.why != OrderIncrement.Why.TOP_UP && !part.change.isEmpty()) {
                purchase.terms().requireOrderMinimum(participation.goods(), part.change.quantity());
            }
            increments.addAll(lines(part, now));
            changed.fire(new OrderChanged(purchase.id(), participation.id(), participation.memberId(), goods, participation.goods(),
                    lines, participation.orderLines(), part.actor, part.told));
        }
        return new Written(purchase, List.of(parts), increments, participants);
    }

    private List<OrderIncrement> lines(Part part, Instant now) {
        List<OrderIncrement> increments = new ArrayList<>();
        if (part.change.isEmpty()) {
            return increments;
        }
        long by = part.actor.memberId() == null ? part.participation.memberId() : part.actor.memberId();
        for (OrderChange.Step step : part.change.steps()) {
            orders.add(part.participation, step.line());
            if (!step.delta().isZero()) {
                OrderIncrement increment = new OrderIncrement(step.line(), step.delta(), part.why(step), by, now);
                orders.add(increment);
                increments.add(increment);
            }
        }
        orders.addRevisions(part.change.steps(), by, now);
        orders.replaceWishes(part.change.steps(), part.linesWithWishes);
        return increments;
    }

    /**
     * Passes the gates: variants by ascending id, the topic's counter when there is a new post, the purchase last.
     *
     * @param take takes units of a variant from its gate, or gives them back
     */
    Passed pass(Written written, BiConsumer<Long, Quantity> take) {
        orders.write();
        long purchaseId = written.purchase.id();
        SortedMap<Long, Quantity> taken = new TreeMap<>();
        written.parts.forEach(part -> part.change.taken().forEach((variant, units) -> taken.merge(variant, units, Quantity::plus)));
        taken.forEach(take);
        written.parts.forEach(part -> pricelist.requireUnchanged(part.change.priced()));
        Money goods = Money.ZERO;
        Quantity quantity = Quantity.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        boolean newPseudonym = false;
        for (Part part : written.parts) {
            Participation participation = part.participation;
            if (part.isNew) {
                participation.postedAs(posts.append(written.purchase.topicId(), PostKind.ORDER, participation.memberId(), participation.id(), null));
                newPseudonym = true;
            } else {
                changes.changed("post", participation.postId());
                posts.touched(written.purchase.topicId());
            }
            goods = goods.plus(part.change.sumDelta());
            quantity = quantity.plus(part.change.quantityDelta());
            weight = weight.add(part.change.weightDelta());
        }
        // in a top-up nothing passes but what is added: the purchase's stage alone would let a reduction through
        Passed passed = written.parts.stream().allMatch(part -> part.why == OrderIncrement.Why.TOP_UP)
                ? purchaseGate.passTopUp(purchaseId, clock.instant(), goods, quantity, weight, written.participants, newPseudonym)
                : purchaseGate.passOrder(purchaseId, clock.instant(), goods, quantity, weight, written.participants, newPseudonym);
        written.parts.forEach(part -> part.participation.passed(passed.changeNo(), part.isNew ? passed.pseudonymNo() : null));
        written.increments.forEach(increment -> increment.numbered(passed.changeNo()));
        return passed;
    }
}
