package org.artel.purchase;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.Refused;
import org.artel.forum.PostKind;
import org.artel.forum.PostService;
import org.artel.forum.TopicService;

/**
 * How every verb goes that takes a purchase from stage to stage, whoever takes it: the topic's counter with the post, the gate,
 * then the purchase as it is; afterwards audit, search and notices. Inside the caller's transaction.
 */
@ApplicationScoped
class StageSteps {

    @Inject
    private Purchases purchases;
    @Inject
    private PurchaseGate gate;
    @Inject
    private Instance<Freeze> freezes;
    @Inject
    private TopicService topics;
    @Inject
    private PostService posts;
    @Inject
    private Audit audit;
    @Inject
    private ChangeLog changes;
    @Inject
    private Clock clock;
    @Resource
    private TransactionSynchronizationRegistry transaction;
    @Inject
    private Event<PurchaseStageChanged> stageChanged;
    @Inject
    private Event<StopMoved> stopMoved;

    /** @param postId null when the thread is not public */
    record Step(Purchase purchase, StageChange change, Long postId, Actor actor) {
    }

    /** @throws Refused CONFLICT {@code purchase.otherStage} when the purchase is not, or no longer, in {@code from} */
    Step take(Purchases.Head head, Stage from, Stage to, Actor actor, String reason) {
        if (head.stage() != from) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.otherStage", head.stage());
        }
        return take(head, from, to, actor, reason, () -> {
            gate.change(head.id(), from, to);
            return true;
        });
    }

    /** @return null when the gate did not let it pass; the transaction then rolls back */
    Step take(Purchases.Head head, Stage from, Stage to, Actor actor, String reason, BooleanSupplier pass) {
        StageChange change = new StageChange(head.id(), from, to, clock.instant(), actor, reason);
        purchases.add(change);
        boolean first = !from.isPublic();
        boolean told = to.isPublic() && (!first || to != Stage.CANCELLED);
        Long postId = null;
        if (told) {
            long author = actor.memberId() == null ? head.organizerId() : actor.memberId();
            postId = posts.append(head.topicId(), PostKind.STAGE, author, change.id(), null);
            if (first) {
                topics.list(head.topicId());
            }
        }
        if (!pass.getAsBoolean()) {
            transaction.setRollbackOnly();
            return null;
        }
        Purchase purchase = purchases.fresh(head.id());
        if (purchase.organizerId() != head.organizerId()) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.otherOrganizer");
        }
        return new Step(purchase, change, postId, actor);
    }

    /** The Stop behind its gate: what is ordered freezes. */
    void freeze(Step step) {
        Purchase purchase = step.purchase();
        Instant now = clock.instant();
        Instant stopAt = purchase.terms().stopAt();
        // from the stop date on no order was accepted, however late the timer comes
        int version = purchase.stop(stopAt != null && stopAt.isBefore(now) ? stopAt : now);
        keep(step, version, purchase.stoppedAt());
        told(step);
    }

    /** What is ordered now is the frozen version that holds. */
    void keep(Step step, int version, Instant at) {
        long id = step.purchase().id();
        Frozen frozen = freezes.isResolvable() ? freezes.get().freeze(id, version, at) : Frozen.NOTHING;
        purchases.addFrozen(new FrozenVersion(id, version, at, frozen));
        step.change().frozen(version);
    }

    void moved(Step step, Instant oldStopAt, Instant newStopAt) {
        long id = step.purchase().id();
        gate.stopAt(id, newStopAt);
        step.change().stopMoved(oldStopAt, newStopAt);
        audit.record(step.actor(), "MOVE_STOP", id, "purchase", id, oldStopAt + " > " + newStopAt);
        changes.changed("purchase", id);
        purchases.flush();
        stopMoved.fire(new StopMoved(id, oldStopAt, newStopAt, step.actor(), step.postId()));
    }

    void told(Step step) {
        StageChange change = step.change();
        long id = step.purchase().id();
        audit.record(step.actor(), operation(change), id, "purchase", id, change.reason());
        changes.changed("purchase", id);
        purchases.flush();
        stageChanged.fire(new PurchaseStageChanged(id, change.from(), change.to(), step.actor(), change.reason(), step.postId()));
    }

    /** As the access table calls it. */
    private static String operation(StageChange change) {
        return switch (change.to()) {
            case REVIEW -> "SUBMIT_PURCHASE";
            case DRAFT -> "REVIEW_PURCHASE";
            case ANNOUNCED, OPEN -> change.from() == Stage.REVIEW ? "REVIEW_PURCHASE"
                    : change.from() == Stage.STOPPED ? "REOPEN_PURCHASE"
                    : change.to() == Stage.OPEN ? "OPEN_PURCHASE" : "ANNOUNCE_PURCHASE";
            case STOPPED -> "STOP_PURCHASE";
            case CANCELLED -> "CANCEL_PURCHASE";
            case SENT, TOP_UP, INVOICED, PAYMENT, PAID, IN_TRANSIT, RECEIVED, HANDOVER, CLOSED, FAILED -> ProgressService.operation(change.to()).name();
        };
    }
}
