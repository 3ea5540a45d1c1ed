package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.InvalidFields;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.TopicService;

/**
 * A running purchase changes hands: a moderator proposes it, the other organizer accepts. From then on the purchase and its thread
 * are the new organizer's; what the old one did stays on record under their name, but their payment
 * details are gone.
 */
@ApplicationScoped
@Transactional
@Retried
public class TransferService {

    @Inject
    private CoOrganizers coOrganizers;
    @Inject
    private Purchases purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private Reveals reveals;
    @Inject
    private StageSteps steps;
    @Inject
    private TopicService topics;
    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private ChangeLog changes;
    @Inject
    private Clock clock;
    @Inject
    private Event<TransferChanged> changed;

    /**
     * What waits for an answer, for those whom it concerns and for moderators; empty for others.
     *
     * @param viewerId null: a guest
     * @throws Refused NOT_FOUND when the purchase does not exist for this viewer
     */
    public Optional<Transfer> pending(long purchaseId, Long viewerId) {
        Purchase purchase = view.requireVisible(purchaseId, viewerId);
        return coOrganizers.transfer(purchaseId).filter(t -> viewerId != null
                && (viewerId == t.toId() || view.rights(purchase, viewerId).manager()));
    }

    /**
     * @param nickname of the organizer who is to take it over
     * @throws Refused FORBIDDEN when the moderator is one of the two; at {@code nickname} when nobody has it, or no organizer;
     *                 CONFLICT {@code purchase.notNow} before it is announced and after its end, {@code takeover.pending}
     */
    @Once
    public void propose(long purchaseId, long moderatorId, String nickname, String reason) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.TRANSFER_PURCHASE, moderatorId);
        if (head.organizerId() == moderatorId) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
        if (!head.stage().isPublic() || head.stage().isFinal()) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.notNow", head.stage());
        }
        Member next = CoOrganizerService.named(members, nickname);
        if (next.id() == moderatorId) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
        if (!next.isOrganizer() || next.id() == head.organizerId() || next.isBanned(clock.instant())) {
            throw new InvalidFields(Map.of("nickname", new Refused("takeover.noOrganizer", next.nickname())));
        }
        if (coOrganizers.transfer(purchaseId).isPresent()) {
            throw new Refused(Refused.Kind.CONFLICT, "takeover.pending");
        }
        Transfer transfer = new Transfer(purchaseId, head.organizerId(), next.id(), moderatorId, PurchaseService.required(reason), clock.instant());
        coOrganizers.add(transfer);
        done(transfer, moderatorId, null);
    }

    /**
     * The other organizer takes it over, or does not.
     *
     * @throws Refused NOT_FOUND when nothing was proposed, FORBIDDEN when it was to somebody else; CONFLICT when the purchase went
     *                 to another stage at the same moment
     */
    @Once
    public void answer(long purchaseId, long memberId, boolean accept) {
        access.require(Operation.ANSWER_TRANSFER, memberId);
        Transfer transfer = coOrganizers.transfer(purchaseId).orElseThrow(Refused::notFound);
        transfer.answer(memberId, accept, clock.instant());
        if (!accept) {
            done(transfer, memberId, null);
            return;
        }
        Purchases.Head head = purchases.head(purchaseId);
        if (head.stage().isFinal()) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.notNow", head.stage());
        }
        StageSteps.Step step = steps.take(head, head.stage(), head.stage(), Actor.member(memberId),
                StageChange.TRANSFERRED + ' ' + transfer.fromId() + ' ' + memberId);
        step.purchase().transferTo(memberId);
        topics.transfer(head.topicId(), memberId);
        reveals.forgetDetails(purchaseId).ifPresent(former -> audit.record(Actor.member(memberId), Operation.CHANGE_PAYMENT_DETAILS.name(),
                purchaseId, "purchase", purchaseId, "removed"));
        coOrganizers.find(purchaseId, memberId).ifPresent(c -> c.leave(clock.instant()));
        changes.changed("purchase", purchaseId);
        done(transfer, memberId, step.postId());
    }

    private void done(Transfer transfer, long actorId, Long postId) {
        Operation operation = transfer.state() == Transfer.State.PROPOSED ? Operation.TRANSFER_PURCHASE : Operation.ANSWER_TRANSFER;
        audit.record(Actor.member(actorId), operation.name(), transfer.purchaseId(), "member", transfer.toId(),
                transfer.state() + ": " + transfer.reason());
        coOrganizers.flush();
        changed.fire(new TransferChanged(transfer, postId));
    }
}
