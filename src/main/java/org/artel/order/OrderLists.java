package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Refused;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.purchase.FrozenVersion;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;

/** Orders as somebody may see them: the own ones, the participant roll, an order's history, what a Stop froze. */
@ApplicationScoped
@Transactional
public class OrderLists {

    private static final int HISTORY_MAX = 500;

    @Inject
    private Orders orders;
    @Inject
    private OrderBook book;
    @Inject
    private Allocations allocations;
    @Inject
    private OrderAudience audience;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;
    @Inject
    private MemberService members;
    @Inject
    private Access access;

    /**
     * The member's orders over all purchases, the newest first, by keyset; those taken back too.
     *
     * @param before {@link Long#MAX_VALUE} for the first page, then the id of the last participation that was shown
     */
    public List<MyOrder> mine(long memberId, long before, int limit) {
        access.require(Operation.VIEW_OWN_ORDERS, memberId);
        List<Participation> found = orders.ofMember(memberId, before, limit);
        Map<Long, Purchase> of = purchases.byIds(found.stream().map(Participation::purchaseId).toList());
        Map<Long, Topic> threads = topics.byIds(of.values().stream().map(Purchase::topicId).toList());
        return found.stream().map(p -> new MyOrder(p, of.get(p.purchaseId()), threads.get(of.get(p.purchaseId()).topicId()))).toList();
    }

    /**
     * The participant roll in the order of the participants' numbers, by keyset.
     *
     * @param viewerId null: a guest
     * @param after    the last number of the page before; 0 for the first page
     * @throws Refused NOT_FOUND when the purchase does not exist for this viewer, FORBIDDEN {@code order.rollHidden} when the
     *                 roll is not open to this viewer
     */
    public List<RollEntry> roll(long purchaseId, Long viewerId, int after, int limit) {
        Purchase purchase = view.requireVisible(purchaseId, viewerId);
        access.require(Operation.VIEW_ROLL, viewerId, Relation.ownedBy(purchase.organizerId()));
        OrderAudience.Sight sight = audience.sight(purchase, viewerId);
        if (!sight.rights().roll()) {
            throw new Refused(viewerId == null ? Refused.Kind.SIGN_IN : Refused.Kind.FORBIDDEN, "order.rollHidden");
        }
        List<Participation> found = orders.roll(purchaseId, after, limit);
        Map<Long, List<OrderView.Line>> lines = book.lines(found);
        Map<Long, Member> named = members.byIds(found.stream().filter(sight::name).map(Participation::memberId).toList());
        return found.stream().map(p -> {
            Member member = sight.name(p) ? named.get(p.memberId()) : null;
            return new RollEntry(p, member == null ? null : member.nickname(), member == null ? null : p.memberId(), sight.sums(p),
                    lines.getOrDefault(p.id(), List.of()));
        }).toList();
    }

    /**
     * The changes of an order, the newest first, at most 500.
     *
     * @param viewerId null: a guest
     * @throws Refused NOT_FOUND when there is no such order for this viewer
     */
    public List<OrderHistory> history(long participationId, Long viewerId) {
        Participation participation = visible(participationId, viewerId);
        return orders.history(participation.id(), HISTORY_MAX);
    }

    /** The member's own part in a purchase, also where the order was taken back. */
    public Optional<Participation> own(long purchaseId, long memberId) {
        return orders.find(purchaseId, memberId);
    }

    /** For the features that settle a purchase; they check who may see it. */
    public Optional<Participation> byReference(PaymentReference reference) {
        return orders.byReference(reference);
    }

    /** For the features that settle a purchase and have checked who may see it. @throws Refused NOT_FOUND */
    public Participation byId(long participationId) {
        return orders.find(participationId).orElseThrow(Refused::notFound);
    }

    /** In that purchase, and in no other. Otherwise as {@link #byId(long)}. */
    public Participation byId(long purchaseId, long participationId) {
        return orders.find(participationId).filter(found -> found.purchaseId() == purchaseId).orElseThrow(Refused::notFound);
    }

    /**
     * The participation, for whoever may see its lines.
     *
     * @throws Refused NOT_FOUND when there is no such order for this viewer
     */
    public Participation visible(long participationId, Long viewerId) {
        Participation participation = orders.find(participationId).orElseThrow(Refused::notFound);
        if (!sight(participation, viewerId).lines(participation)) {
            throw Refused.notFound();
        }
        return participation;
    }

    /** What this viewer sees of the order's purchase. */
    public OrderAudience.Sight sight(Participation participation, Long viewerId) {
        return audience.sight(view.requireVisible(participation.purchaseId(), viewerId), viewerId);
    }

    /**
     * What a Stop froze: the bytes that the digest is taken over, see {@link FrozenLine}.
     *
     * @param viewerId null: a guest
     * @param version  of the freeze; null: the last one
     * @throws Refused NOT_FOUND when the purchase does not exist for this viewer or was never stopped; FORBIDDEN
     *                 {@code order.frozenHidden} for whoever may not see roll and prices
     */
    public FrozenVersion frozen(long purchaseId, Long viewerId, Integer version) {
        Purchase purchase = view.requireVisible(purchaseId, viewerId);
        access.require(Operation.EXPORT_FROZEN, viewerId, Relation.ownedBy(purchase.organizerId()));
        PurchaseView.Rights rights = view.rights(purchase, viewerId);
        if (!rights.roll() || !rights.prices()) {
            throw new Refused(viewerId == null ? Refused.Kind.SIGN_IN : Refused.Kind.FORBIDDEN, "order.frozenHidden");
        }
        return purchases.frozen(List.of(purchaseId)).stream()
                .filter(frozen -> frozen.version() == (version == null ? purchase.freezeVersion() : version))
                .findAny().orElseThrow(Refused::notFound);
    }

    /** Writes the frozen lines of a version that {@link #frozen} answered. */
    public void write(FrozenVersion version, OutputStream out) {
        allocations.frozen(version.purchaseId(), version.version(), line -> {
            try {
                out.write(line.text().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
