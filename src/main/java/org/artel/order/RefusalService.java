package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;

/**
 * Whom an organizer does not want in a purchase, or in any of them. A refusal takes the order back through the gates, so it is wholly
 * before the Stop or refused itself. An exclusion leaves orders that stand: it only bars new and larger ones.
 */
@ApplicationScoped
@Transactional
@Retried
public class RefusalService {

    static final int REASON_MAX = 500;

    @Inject
    private Refusals refusals;
    @Inject
    private Orders orders;
    @Inject
    private OrderGates gates;
    @Inject
    private VariantGate variantGate;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PurchaseService purchases;
    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<ParticipantRefused> refused;
    @Inject
    private Event<ParticipantReadmitted> readmitted;

    /** A refused or excluded member with what the organizer wrote. */
    public record Barred(Member member, String reason, Instant since) {
    }

    /** Why this member cannot order in this purchase; empty: nothing is in the way. */
    public Optional<Refused> obstacle(long purchaseId, long memberId) {
        return refusals.obstacle(purchases.byId(purchaseId), memberId);
    }

    /**
     * Takes the participant's order back; the member cannot order in this purchase until admitted again.
     *
     * @throws Refused NOT_FOUND without such a participation; INVALID {@code refusal.reason}, {@code refusal.own}; CONFLICT
     *                 {@code refusal.twice}, {@code order.tooLate}, {@code order.notOpen}
     */
    @Once
    public void refuse(long organizerId, long participationId, String reason) {
        Instant now = clock.instant();
        Participation participation = orders.claim(participationId, now).orElseThrow(Refused::notFound);
        Purchase purchase = required(organizerId, participation.purchaseId());
        long memberId = participation.memberId();
        if (memberId == organizerId) {
            throw new Refused("refusal.own");
        }
        if (refusals.refusal(purchase.id(), memberId).isPresent()) {
            throw new Refused(Refused.Kind.CONFLICT, "refusal.twice");
        }
        String why = reason(reason);
        Map<Long, OrderLine> lines = orders.linesByVariant(participationId);
        OrderChange change = new OrderChange(participation, lines, new OrderChange.Goods(Map.of(),
                pricelist.lotsByIds(lines.values().stream().map(OrderLine::lotId).distinct().toList())), purchase.terms().replacementPolicy(), now);
        change.takeBack();
        refusals.add(new Refusal(purchase.id(), memberId, why, now));
        OrderGates.Written written = gates.write(purchase, now, new OrderGates.Part(participation, false, change,
                orders.wishes(lines.values()).keySet(), OrderIncrement.Why.REFUSED, Actor.member(organizerId), false));
        audit.record(Actor.member(organizerId), Operation.REFUSE_PARTICIPANT.name(), purchase.id(), "participation", participationId, why);
        refused.fire(new ParticipantRefused(purchase.id(), memberId, why));
        gates.pass(written, variantGate::take);
    }

    /** @throws Refused NOT_FOUND when the member is not refused */
    public void readmit(long organizerId, long purchaseId, long memberId) {
        required(organizerId, purchaseId);
        refusals.refusal(purchaseId, memberId).orElseThrow(Refused::notFound).readmit(clock.instant());
        audit.record(Actor.member(organizerId), "READMIT_PARTICIPANT", purchaseId, "member", memberId, null);
        readmitted.fire(new ParticipantReadmitted(purchaseId, memberId));
    }

    private Purchase required(long organizerId, long purchaseId) {
        Purchase purchase = purchases.byId(purchaseId);
        access.require(Operation.REFUSE_PARTICIPANT, organizerId, Relation.ownedBy(purchase.organizerId()));
        return purchase;
    }

    /** Who is refused in a purchase, the longest first; for its organizer. */
    public List<Barred> refused(long organizerId, long purchaseId) {
        required(organizerId, purchaseId);
        List<Refusal> found = refusals.ofPurchase(purchaseId);
        Map<Long, Member> named = members.byIds(found.stream().map(Refusal::memberId).toList());
        return found.stream().map(refusal -> new Barred(named.get(refusal.memberId()), refusal.reason(), refusal.refusedAt())).toList();
    }

    /**
     * The member may not order in any purchase of this organizer. Orders that stand are not touched.
     *
     * @throws Refused NOT_FOUND without such a member; INVALID {@code refusal.reason}, {@code refusal.own}; CONFLICT {@code exclusion.twice}
     */
    @Once
    public void exclude(long organizerId, String nickname, String reason) {
        access.require(Operation.EXCLUDE_MEMBER, organizerId);
        Member member = members.byNickname(nickname == null ? "" : nickname).orElseThrow(() -> new Refused("exclusion.noMember"));
        if (member.id() == organizerId) {
            throw new Refused("refusal.own");
        }
        if (refusals.exclusion(organizerId, member.id()).isPresent()) {
            throw new Refused(Refused.Kind.CONFLICT, "exclusion.twice");
        }
        String why = reason(reason);
        refusals.add(new Exclusion(organizerId, member.id(), why, clock.instant()));
        audit.record(Actor.member(organizerId), Operation.EXCLUDE_MEMBER.name(), null, "member", member.id(), why);
    }

    /** @throws Refused NOT_FOUND when the member is not excluded */
    public void lift(long organizerId, long memberId) {
        access.require(Operation.EXCLUDE_MEMBER, organizerId);
        refusals.exclusion(organizerId, memberId).orElseThrow(Refused::notFound).lift(clock.instant());
        audit.record(Actor.member(organizerId), "LIFT_EXCLUSION", null, "member", memberId, null);
    }

    /** The organizer's own list, the longest first. */
    public List<Barred> excluded(long organizerId) {
        access.require(Operation.EXCLUDE_MEMBER, organizerId);
        List<Exclusion> found = refusals.ofOrganizer(organizerId);
        Map<Long, Member> named = members.byIds(found.stream().map(Exclusion::memberId).toList());
        return found.stream().map(each -> new Barred(named.get(each.memberId()), each.reason(), each.excludedAt())).toList();
    }

    static String reason(String reason) {
        String plain = reason == null ? "" : reason.strip();
        if (plain.isEmpty() || plain.length() > REASON_MAX) {
            throw new Refused("refusal.reason", REASON_MAX);
        }
        return plain;
    }
}
