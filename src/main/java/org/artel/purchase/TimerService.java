package org.artel.purchase;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.artel.common.Actor;
import org.artel.common.Refused;
import org.artel.common.Retried;

/**
 * What a purchase does by itself when its moment has come: it opens at the opening date, reminds a day before the Stop, stops at
 * the stop date or, below the minimum, does what its terms say. Any number of nodes may call at once: a gate, or the row of what
 * was said, lets one of them through.
 */
@ApplicationScoped
@Transactional
@Retried
public class TimerService {

    /** A reminder comes so long before the Stop ... */
    static final Duration REMINDED_BEFORE = Duration.ofHours(24);
    /** ... but not later than this: whoever set a nearer date told everybody with it. */
    static final Duration REMINDED_UNTIL = Duration.ofHours(12);

    /** What is said once about a moment. */
    enum Said { STOP_NEAR, NOT_OPENED }

    @Inject
    private Purchases purchases;
    @Inject
    private DueMoments moments;
    @Inject
    private PurchaseService service;
    @Inject
    private StageSteps steps;
    @Inject
    private PurchaseGate gate;
    @Resource
    private TransactionSynchronizationRegistry transaction;
    @Inject
    private Event<StopNear> stopNear;
    @Inject
    private Event<NotOpened> notOpened;

    /** Purchases with a moment that has come and was not met yet; the longest due first. */
    public List<Long> due(Instant now, int limit) {
        return moments.due(now, now.plus(REMINDED_UNTIL), now.plus(REMINDED_BEFORE), limit);
    }

    /**
     * Does what is due.
     *
     * @return false when nothing was, or another node was faster
     */
    @Retried(times = Integer.MAX_VALUE)
    public boolean meet(long purchaseId, Instant now) {
        Purchases.Head head = purchases.head(purchaseId);
        Purchase purchase = purchases.get(purchaseId);
        Terms terms = purchase.terms();
        if (head.stage() == Stage.ANNOUNCED && terms.opensAt() != null && !terms.opensAt().isAfter(now)) {
            return open(head, terms.opensAt(), now);
        }
        if (head.stage() != Stage.OPEN || terms.stopAt() == null) {
            return false;
        }
        if (!terms.stopAt().isAfter(now)) {
            return stop(head, purchase, now);
        }
        return terms.stopAt().isAfter(now.plus(REMINDED_UNTIL)) && !terms.stopAt().isAfter(now.plus(REMINDED_BEFORE))
                && remind(purchase, now);
    }

    /** ANNOUNCED → OPEN. What is not ready stays announced, and its organizer is told once what is missing. */
    private boolean open(Purchases.Head head, Instant opensAt, Instant now) {
        List<Refused> obstacles = service.obstacles(head.id());
        if (!obstacles.isEmpty()) {
            boolean first = moments.said(head.id(), Said.NOT_OPENED, opensAt, now);
            if (first) {
                notOpened.fire(new NotOpened(head.id(), obstacles.get(0)));
            }
            return first;
        }
        Purchase opened = service.publish(head, Stage.ANNOUNCED, true, Actor.TIMER);
        if (!opensAt.equals(opened.terms().opensAt())) {
            // the organizer moved the date in between
            transaction.setRollbackOnly();
            return false;
        }
        return true;
    }

    private boolean remind(Purchase purchase, Instant now) {
        Terms terms = purchase.terms();
        boolean first = moments.said(purchase.id(), Said.STOP_NEAR, terms.stopAt(), now);
        if (first) {
            GateState state = gate.read(purchase.id());
            stopNear.fire(new StopNear(purchase.id(), terms.stopAt(), Shortfall.of(terms, state), purchase.whenMissed(),
                    purchase.extendedStopAt(terms.stopAt())));
        }
        return first;
    }

    /** OPEN → STOPPED; below the minimum as the terms say it: extended or cancelled instead. */
    private boolean stop(Purchases.Head head, Purchase seen, Instant now) {
        boolean reached = seen.terms().reachesMinimum(gate.read(head.id()));
        Stage to = reached ? Stage.STOPPED : switch (seen.whenMissed()) {
            case STOP -> Stage.STOPPED;
            case EXTEND -> Stage.OPEN;
            case CANCEL -> Stage.CANCELLED;
        };
        StageSteps.Step step = steps.take(head, Stage.OPEN, to, Actor.TIMER,
                reached ? StageChange.DATE_REACHED : StageChange.MINIMUM_MISSED, () -> gate.changeIfDue(head.id(), to, now));
        if (step == null) {
            return false;
        }
        Purchase purchase = step.purchase();
        if (purchase.terms().reachesMinimum(gate.read(head.id())) != reached || purchase.whenMissed() != seen.whenMissed()) {
            // the last order passed the gate, or the conditions changed, in between: the next turn decides
            transaction.setRollbackOnly();
            return false;
        }
        switch (to) {
            case STOPPED -> steps.freeze(step);
            case CANCELLED -> {
                purchase.cancel(now);
                steps.told(step);
            }
            default -> {
                Instant oldStopAt = purchase.terms().stopAt();
                purchase.extend(now);
                steps.moved(step, oldStopAt, purchase.terms().stopAt());
            }
        }
        return true;
    }
}
