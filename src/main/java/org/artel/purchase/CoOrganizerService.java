package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.RateLimits;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InvalidFields;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.PostService;

/** Co-organizers: invited by the organizer of a purchase, asked first, removed or gone. */
@ApplicationScoped
@Transactional
@Retried
public class CoOrganizerService {

    private static final int INVITATIONS_AN_HOUR = 30;

    /** More would be a crowd that nobody answers for. */
    private static final int MOST = 5;

    @Inject
    private CoOrganizers coOrganizers;
    @Inject
    private Purchases purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private PostService posts;
    @Inject
    private MemberService members;
    @Inject
    private RateLimits limits;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<CoOrganizerChanged> changed;

    /**
     * Those who are it now, in order of invitation; who is invited only is seen by managers and by the one who is.
     *
     * @param viewerId null: a guest
     * @throws Refused NOT_FOUND when the purchase does not exist for this viewer
     */
    public List<CoOrganizer> list(long purchaseId, Long viewerId) {
        Purchase purchase = view.requireVisible(purchaseId, viewerId);
        boolean manager = view.rights(purchase, viewerId).manager();
        return coOrganizers.of(purchaseId).stream()
                .filter(c -> c.isAccepted() || manager || viewerId != null && viewerId == c.memberId()).toList();
    }

    /** Those who accepted, whoever asks: callers check the rights. */
    public List<CoOrganizer> accepted(long purchaseId) {
        return coOrganizers.of(purchaseId).stream().filter(CoOrganizer::isAccepted).toList();
    }

    /**
     * The organizer asks a member to help.
     *
     * @param priceList the member may change the price list
     * @throws Refused at {@code nickname}: nobody has it, it is the organizer's own, too many; CONFLICT {@code coOrganizer.already}
     */
    @Once
    public void invite(long purchaseId, long organizerId, String nickname, boolean priceList) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.INVITE_CO_ORGANIZER, organizerId, Relation.ownedBy(head.organizerId()));
        requireRunning(head.stage());
        Member member = named(members, nickname);
        if (member.id() == organizerId) {
            throw new InvalidFields(Map.of("nickname", new Refused("coOrganizer.self")));
        }
        List<CoOrganizer> now = coOrganizers.of(purchaseId);
        if (now.stream().anyMatch(c -> c.memberId() == member.id())) {
            throw new Refused(Refused.Kind.CONFLICT, "coOrganizer.already", member.nickname());
        }
        if (now.size() >= MOST) {
            throw new InvalidFields(Map.of("nickname", new Refused("coOrganizer.tooMany", MOST)));
        }
        limits.hit("invitation", String.valueOf(organizerId), INVITATIONS_AN_HOUR, Duration.ofHours(1));
        CoOrganizer invited = new CoOrganizer(purchaseId, member.id(), priceList, clock.instant());
        coOrganizers.add(invited);
        done(Operation.INVITE_CO_ORGANIZER, head, invited, organizerId);
    }

    /** @throws Refused NOT_FOUND without an invitation, CONFLICT when it was answered */
    @Once
    public void answer(long purchaseId, long memberId, boolean accept) {
        access.require(Operation.ANSWER_INVITATION, memberId);
        Purchases.Head head = purchases.head(purchaseId);
        CoOrganizer invited = coOrganizers.find(purchaseId, memberId).orElseThrow(Refused::notFound);
        if (accept) {
            requireRunning(head.stage());
            invited.accept(clock.instant());
        } else {
            invited.decline(clock.instant());
        }
        done(Operation.ANSWER_INVITATION, head, invited, memberId);
    }

    /**
     * The organizer removes a co-organizer or takes an invitation back; a co-organizer leaves.
     *
     * @throws Refused FORBIDDEN for anybody else, NOT_FOUND when the member is neither
     */
    @Once
    public void remove(long purchaseId, long actorId, long memberId) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.REMOVE_CO_ORGANIZER, actorId, coOrganizers.relation(purchaseId, head.organizerId(), actorId));
        CoOrganizer gone = coOrganizers.find(purchaseId, memberId).orElseThrow(Refused::notFound);
        boolean own = actorId == memberId;
        if (!own && actorId != head.organizerId()) {
            throw Refused.forbidden();
        }
        if (own) {
            gone.leave(clock.instant());
        } else {
            gone.remove(clock.instant());
        }
        done(Operation.REMOVE_CO_ORGANIZER, head, gone, actorId);
    }

    /** The member with that nickname. @throws InvalidFields at {@code nickname} */
    static Member named(MemberService members, String nickname) {
        return (nickname == null || nickname.isBlank() ? Optional.<Member>empty() : members.byNickname(nickname.strip()))
                .orElseThrow(() -> new InvalidFields(Map.of("nickname", new Refused("coOrganizer.unknown"))));
    }

    private static void requireRunning(Stage stage) {
        if (stage.isFinal()) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.notNow", stage);
        }
    }

    private void done(Operation operation, Purchases.Head head, CoOrganizer whom, long actorId) {
        audit.record(Actor.member(actorId), operation.name(), head.id(), "member", whom.memberId(), whom.state().name());
        coOrganizers.flush();
        if (head.stage().isPublic()) {
            posts.touched(head.topicId());
        }
        changed.fire(new CoOrganizerChanged(head.id(), whom.memberId(), whom.state(), actorId));
    }
}
