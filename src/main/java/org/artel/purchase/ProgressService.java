package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Refused;
import org.artel.common.Retried;

/**
 * Takes a purchase on after its Stop, from the general order to closing. The services of supply, payment and hand-over call
 * {@link #advance} first and do their work in the same transaction, behind the gate that it holds.
 */
@ApplicationScoped
@Transactional
@Retried
public class ProgressService {

    @Inject
    private Purchases purchases;
    @Inject
    private StageSteps steps;
    @Inject
    private CoOrganizers coOrganizers;
    @Inject
    private Instance<StageCondition> conditions;
    @Inject
    private Access access;
    @Inject
    private Clock clock;

    /** Who may take a purchase to that stage. */
    static Operation operation(Stage to) {
        return switch (to) {
            case SENT, TOP_UP, INVOICED, PAYMENT, PAID -> Operation.SETTLE_PURCHASE;
            case IN_TRANSIT, RECEIVED, HANDOVER, CLOSED -> Operation.HAND_OVER_PURCHASE;
            case FAILED -> Operation.FAIL_PURCHASE;
            default -> throw new IllegalArgumentException(to + " comes before the Stop, or has a verb of its own");
        };
    }

    /**
     * The next stage. From TOP_UP back to SENT what was added freezes too, as a new version with its digest.
     *
     * @param to     SENT or later, not CANCELLED
     * @param reason needed for FAILED; may be null otherwise
     * @return the purchase, exact from here on
     * @throws Refused FORBIDDEN; CONFLICT {@code purchase.noSuchWay}, {@code purchase.otherStage}, or the first obstacle
     */
    public Purchase advance(long purchaseId, long memberId, Stage to, String reason) {
        Purchases.Head head = purchases.head(purchaseId);
        require(head, memberId, to);
        if (!head.stage().next().contains(to)) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.noSuchWay", head.stage(), to);
        }
        String said = to == Stage.FAILED ? PurchaseService.required(reason) : PurchaseService.optional(reason);
        StageSteps.Step step = steps.take(head, head.stage(), to, Actor.member(memberId), said);
        Purchase purchase = step.purchase();
        for (Refused obstacle : open(purchase, to)) {
            throw obstacle;
        }
        Instant now = clock.instant();
        if (purchase.stage() == Stage.TOP_UP && to == Stage.SENT) {
            steps.keep(step, purchase.freezeAgain(), now);
        }
        purchase.advance(to, now);
        steps.told(step);
        return purchase;
    }

    /** Nobody fails their own purchase, nor one that they help with. */
    private void require(Purchases.Head head, long memberId, Stage to) {
        Relation relation = coOrganizers.relation(head.id(), head.organizerId(), memberId);
        access.require(operation(to), memberId, relation);
        if (to == Stage.FAILED && (head.organizerId() == memberId || !relation.granted().isEmpty())) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
    }

    /**
     * What stands between the purchase and that stage, for whoever may take it there.
     *
     * @throws Refused FORBIDDEN, NOT_FOUND
     */
    public List<Refused> obstacles(long purchaseId, long memberId, Stage to) {
        require(purchases.head(purchaseId), memberId, to);
        return open(purchases.get(purchaseId), to);
    }

    private List<Refused> open(Purchase purchase, Stage to) {
        return conditions.stream().flatMap(condition -> condition.obstacles(purchase, to).stream()).toList();
    }
}
