package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.Newcomers;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Hash;
import org.artel.common.Idempotency;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.SectionService;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.PickupPoint;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;

/**
 * Places, changes and takes back orders.
 *
 * <p>One transaction, READ COMMITTED: the participation's own row is taken, so that two devices of one member come one after
 * the other and the maximum a person is exact; everything else is read without locks; lines, revisions and increments are
 * inserted, the increments without a number; the variants' gates are passed by ascending id, then the topic's counter, and the
 * purchase's gate last: no row changed there means that the Stop came first, and all is rolled back. Only then the number that
 * the gate gave is written into the increments.
 */
@ApplicationScoped
@Transactional
@Retried
public class OrderService {

    @Inject
    private Orders orders;
    @Inject
    private OrderBook book;
    @Inject
    private OrderGates gates;
    @Inject
    private Refusals refusals;
    @Inject
    private Audit audit;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseGate purchaseGate;
    @Inject
    private VariantGate variantGate;
    @Inject
    private PricelistService pricelist;
    @Inject
    private SectionService sections;
    @Inject
    private Access access;
    @Inject
    private Newcomers newcomers;
    @Inject
    private Idempotency idempotency;
    @Inject
    private Clock clock;

    /**
     * Saves the order wholly or not at all.
     *
     * @throws OrderConflict when another device changed the same line
     * @throws Refused       CONFLICT {@code order.tooLate} naming the moment of the Stop, {@code order.notOpen},
     *                       {@code order.stock}, {@code order.withdrawn}, {@code order.priceChanged}; STALE {@code order.stale};
     *                       INVALID {@code order.*} for a rule of the price list
     */
    public SavedOrder save(SaveOrder order) {
        access.require(Operation.ORDER, order.memberId(), Relation.NONE);
        return save(order, null);
    }

    /**
     * The same for somebody without an account, by the organizer, whose member id the order names.
     *
     * @throws Refused as {@link #save(SaveOrder)}; NOT_FOUND when there is no order of that number; INVALID {@code behalf.name}
     */
    public SavedOrder saveOnBehalf(SaveOrder order, SaveOrder.Behalf behalf) {
        requireOnBehalf(order.memberId(), order.purchaseId());
        return save(order, behalf);
    }

    private void requireOnBehalf(long organizerId, long purchaseId) {
        access.require(Operation.ORDER_ON_BEHALF, organizerId, Relation.ownedBy(purchases.byId(purchaseId).organizerId()));
    }

    private SavedOrder save(SaveOrder order, SaveOrder.Behalf behalf) {
        String hash = behalf == null ? order.contentHash() : Hash.of(order.contentHash() + behalf);
        Optional<SavedOrder> earlier = earlier(order.memberId(), order.key(), hash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Instant now = clock.instant();
        Purchase purchase = openPurchase(order.purchaseId(), order.memberId(), now);
        checkPickupPoint(order);
        Optional<Participation> before = behalf != null && behalf.no() == 0 ? Optional.empty()
                : orders.claim(order.purchaseId(), order.memberId(), behalf == null ? Participation.OWN : behalf.no(), now);
        refusals.obstacle(purchase, order.memberId()).ifPresent(no -> {
            throw no;
        });
        checkSeen(order.seenChangeNo(), before);
        Participation participation = before.orElseGet(() -> new Participation(order.purchaseId(), order.memberId(), now));
        if (behalf != null) {
            named(participation, behalf, before.isEmpty());
        }

        Map<Long, OrderLine> lines = before.isPresent() ? orders.linesByVariant(participation.id()) : Map.of();
        Map<Long, List<Long>> wishes = orders.wishes(lines.values());
        Map<Long, LineContent> saved = new HashMap<>();
        lines.forEach((variant, line) -> saved.put(variant, line.content(wishes.getOrDefault(line.id(), List.of()))));
        List<SaveOrder.Line> mine = OrderChange.merged(order.lines(), lines, saved, bases(order, lines));

        OrderChange change = new OrderChange(participation, lines, goods(mine), purchase.terms().replacementPolicy(), now);
        change.apply(mine);
        if (change.sumDelta().isPositive()) {
            newcomers.order(order.memberId(), orders.runningGoods(order.memberId()).plus(change.sumDelta()));
        }
        if (before.isEmpty() && participation.orderLines() + change.linesDelta() == 0) {
            throw new Refused("order.empty");
        }
        participation.arranged(order.anonymous(), order.comment(), order.pickupPointId());
        return write(purchase, participation, before.isEmpty(), change, wishes.keySet(), order.key(), hash, now);
    }

    /** Those that the organizer keeps for others, for nobody else. */
    public List<OrderView> onBehalf(long organizerId, long purchaseId) {
        requireOnBehalf(organizerId, purchaseId);
        return book.onBehalf(purchaseId, organizerId);
    }

    private void named(Participation participation, SaveOrder.Behalf behalf, boolean isNew) {
        if (isNew && behalf.no() != 0) {
            throw Refused.notFound();
        }
        participation.onBehalf(isNew ? orders.onBehalf(participation.purchaseId(), participation.memberId()).stream()
                .mapToInt(Participation::onBehalfNo).max().orElse(0) + 1 : behalf.no(), behalf.name());
    }

    /**
     * Takes a whole order back: every line to zero. The participation stays, its post says so.
     *
     * @param key          idempotency key; null: none
     * @param seenChangeNo the order's version that the participant saw; null: whichever stands
     * @throws Refused NOT_FOUND without an order; as {@link #save} otherwise
     */
    public SavedOrder takeBack(long memberId, long purchaseId, String key, Long seenChangeNo) {
        access.require(Operation.DELETE_ORDER, memberId, Relation.NONE);
        return takeBack(memberId, purchaseId, Participation.OWN, key, seenChangeNo);
    }

    /** The same with an order that the organizer keeps for somebody. */
    public SavedOrder takeBackOnBehalf(long organizerId, long purchaseId, int no, String key) {
        requireOnBehalf(organizerId, purchaseId);
        return takeBack(organizerId, purchaseId, no, key, null);
    }

    private SavedOrder takeBack(long memberId, long purchaseId, int onBehalfNo, String key, Long seenChangeNo) {
        String hash = Hash.of("take back " + purchaseId + ' ' + onBehalfNo + ' ' + seenChangeNo);
        Optional<SavedOrder> earlier = earlier(memberId, key, hash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Instant now = clock.instant();
        Purchase purchase = openPurchase(purchaseId, memberId, now);
        Optional<Participation> before = orders.claim(purchaseId, memberId, onBehalfNo, now);
        checkSeen(seenChangeNo, before);
        Participation participation = before.filter(p -> !p.isTakenBack()).orElseThrow(Refused::notFound);
        Map<Long, OrderLine> lines = orders.linesByVariant(participation.id());
        Map<Long, List<Long>> wishes = orders.wishes(lines.values());
        OrderChange change = new OrderChange(participation, lines, new OrderChange.Goods(Map.of(),
                pricelist.lotsByIds(lines.values().stream().map(OrderLine::lotId).distinct().toList())), purchase.terms().replacementPolicy(), now);
        change.takeBack();
        return write(purchase, participation, false, change, wishes.keySet(), key, hash, now);
    }

    private Optional<SavedOrder> earlier(long memberId, String key, String hash) {
        return idempotency.earlier(memberId, key, hash).map(Long::valueOf).flatMap(orders::find)
                .map(p -> new SavedOrder(p.id(), p.changeNo(), true));
    }

    /** What the entity says may be old by now; the gate has the last word. */
    private Purchase openPurchase(long purchaseId, long memberId, Instant now) {
        Purchase purchase = purchases.byId(purchaseId);
        sections.requireVisible(purchase.sectionId(), memberId);
        Instant stopAt = purchase.terms().stopAt();
        if (purchase.stage() != Stage.OPEN || stopAt != null && !now.isBefore(stopAt)) {
            throw purchaseGate.tooLate(purchaseId);
        }
        return purchase;
    }

    private void checkPickupPoint(SaveOrder order) {
        if (order.pickupPointId() != null && purchases.pickupPoints(order.purchaseId()).stream().map(PickupPoint::id)
                .noneMatch(order.pickupPointId()::equals)) {
            throw new Refused("order.pickupPoint");
        }
    }

    private static void checkSeen(Long seenChangeNo, Optional<Participation> before) {
        if (seenChangeNo != null && seenChangeNo != before.map(Participation::changeNo).orElse(0L)) {
            throw new Refused(Refused.Kind.STALE, "order.stale");
        }
    }

    /** What the participant saw of the lines that were changed since. */
    private Map<Long, LineContent> bases(SaveOrder order, Map<Long, OrderLine> lines) {
        Map<Long, LineContent> bases = new HashMap<>();
        for (SaveOrder.Line wanted : order.lines()) {
            OrderLine line = lines.get(wanted.variantId());
            if (line == null || wanted.baseVersion() == null && order.seenChangeNo() != null) {
                continue;
            }
            int seen = wanted.baseVersion() == null ? 0 : wanted.baseVersion();
            if (seen != line.version()) {
                bases.put(wanted.variantId(), seen == 0 ? LineContent.NOTHING
                        : orders.revision(line.id(), seen).orElseThrow(() -> new Refused(Refused.Kind.STALE, "order.stale")));
            }
        }
        return bases;
    }

    private OrderChange.Goods goods(List<SaveOrder.Line> lines) {
        Set<Long> variantIds = new HashSet<>();
        for (SaveOrder.Line line : lines) {
            variantIds.add(line.variantId());
            variantIds.addAll(line.content().wishes());
        }
        var variants = pricelist.variantsByIds(variantIds);
        Set<Long> lotIds = new HashSet<>();
        variants.values().forEach(variant -> lotIds.add(variant.lotId()));
        return new OrderChange.Goods(variants, pricelist.lotsByIds(lotIds));
    }

    private SavedOrder write(Purchase purchase, Participation participation, boolean isNew, OrderChange change,
            Set<Long> linesWithWishes, String key, String hash, Instant now) {
        long memberId = participation.memberId();
        OrderGates.Written written = gates.write(purchase, now,
                new OrderGates.Part(participation, isNew, change, linesWithWishes, null,
                        participation.isOnBehalf() ? new Actor(Actor.Kind.ON_BEHALF, memberId) : Actor.member(memberId), !participation.isOnBehalf()));
        if (participation.isOnBehalf()) {
            audit.record(new Actor(Actor.Kind.ON_BEHALF, memberId), Operation.ORDER_ON_BEHALF.name(), purchase.id(), "participation",
                    participation.id(), participation.goods().toString());
        }
        idempotency.keep(memberId, key, hash, String.valueOf(participation.id()));
        return new SavedOrder(participation.id(), gates.pass(written, variantGate::take).changeNo(), false);
    }
}
