package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.SectionService;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;

/**
 * The waiting list of a variant that is used up, in the order in which the purchase's gate let its members in.
 *
 * <p>Whoever frees units only marks the variant's gate as held: nobody else takes them, and the freeing order neither waits nor fails
 * for the queue. A job then moves the queue up, one place a transaction, through the gates of an order. A place is chosen by what is
 * free at that moment; when that changed meanwhile the gate refuses, and the choice is made again. What nobody who waits can take is
 * released to everybody. After the Stop the job ends what is left.
 */
@ApplicationScoped
@Transactional
@Retried
public class WaitingListService {

    @Inject
    private WaitingPlaces places;
    @Inject
    private Orders orders;
    @Inject
    private OrderBook book;
    @Inject
    private Refusals refusals;
    @Inject
    private OrderGates gates;
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
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<WaitingListMoved> moved;
    @Inject
    private Event<WaitingListEnded> ended;

    /**
     * Joins at the end of the queue.
     *
     * @return the place's id
     * @throws Refused NOT_FOUND without such a variant; CONFLICT {@code waiting.available} when it can simply be ordered,
     *                 {@code waiting.twice}, {@code order.withdrawn}, {@code order.notOpen}, {@code order.tooLate}; INVALID as an order
     */
    @Once
    public long join(long memberId, long variantId, WaitingPlace.Wanted wanted) {
        access.require(Operation.JOIN_WAITING_LIST, memberId, Relation.NONE);
        LotVariant variant = variant(variantId);
        Lot lot = lot(variant);
        Purchase purchase = purchases.byId(variant.purchaseId());
        sections.requireVisible(purchase.sectionId(), memberId);
        refusals.obstacle(purchase, memberId).ifPresent(no -> {
            throw no;
        });
        Instant now = clock.instant();
        if (lot.isWithdrawn() || variant.isWithdrawn()) {
            throw new Refused(Refused.Kind.CONFLICT, "order.withdrawn", lot.name());
        }
        VariantGate.Taken taken = variantGate.free(variantId).taken();
        if (taken.left() == null || taken.waiting() == 0 && taken.left().compareTo(wanted.quantity()) >= 0) {
            throw new Refused(Refused.Kind.CONFLICT, "waiting.available", lot.name());
        }
        if (places.find(variantId, memberId).isPresent()) {
            throw new Refused(Refused.Kind.CONFLICT, "waiting.twice", lot.name());
        }
        Collection<OrderLine> mine = orders.find(purchase.id(), memberId).map(p -> orders.linesByVariant(p.id())).orElse(Map.of()).values();
        WaitingPlace place = new WaitingPlace(lot, variantId, memberId, wanted, total(mine, line -> line.variantId() == variantId),
                total(mine, line -> line.lotId() == lot.id()), now);
        places.add(place);
        audit.record(Actor.member(memberId), Operation.JOIN_WAITING_LIST.name(), purchase.id(), "lot_variant", variantId,
                wanted.quantity().toString());
        orders.write();
        variantGate.join(variantId);
        place.numbered(purchaseGate.passOrder(purchase.id(), clock.instant(), Money.ZERO, Quantity.ZERO, BigDecimal.ZERO, 0, false).changeNo());
        return place.id();
    }

    private static Quantity total(Collection<OrderLine> lines, Predicate<OrderLine> which) {
        return lines.stream().filter(which).map(OrderLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** @throws Refused NOT_FOUND when the member does not wait for it */
    public void leave(long memberId, long variantId) {
        access.require(Operation.LEAVE_WAITING_LIST, memberId, Relation.NONE);
        WaitingPlace place = places.find(variantId, memberId).orElseThrow(Refused::notFound);
        if (!places.end(place, WaitingPlace.Outcome.LEFT, clock.instant())) {
            throw new Refused(Refused.Kind.CONFLICT, "waiting.changed");
        }
        audit.record(Actor.member(memberId), Operation.LEAVE_WAITING_LIST.name(), place.purchaseId(), "lot_variant", variantId, null);
        variantGate.leave(variantId, 1);
    }

    /** The member's places in a purchase, in the order of joining. */
    public List<WaitingView> mine(long memberId, long purchaseId) {
        access.require(Operation.VIEW_OWN_ORDERS, memberId);
        return views(places.ofMember(purchaseId, memberId));
    }

    public Optional<WaitingView> mineOf(long memberId, long variantId) {
        access.require(Operation.VIEW_OWN_ORDERS, memberId);
        return views(places.find(variantId, memberId).stream().toList()).stream().findAny();
    }

    private List<WaitingView> views(List<WaitingPlace> found) {
        Map<Long, Integer> positions = places.positions(found);
        Map<Long, LotVariant> variants = pricelist.variantsByIds(found.stream().map(WaitingPlace::variantId).toList());
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        Map<Long, VariantGate.Taken> taken = variantGate.ofLots(lots.keySet());
        return found.stream().map(place -> {
            LotVariant variant = variants.get(place.variantId());
            Lot lot = lots.get(variant.lotId());
            return new WaitingView(place, lot.nameOf(variant), lot.unit(), positions.get(place.id()), taken.get(variant.id()).waiting());
        }).toList();
    }

    /** What members still waited for when the Stop ended their places, in the queue's order. The caller checks the rights. */
    public Map<Long, Quantity> stillWaited(long variantId) {
        return places.stopped(variantId);
    }

    /** Variants of which something is held for their queue. */
    public List<Long> held(int limit) {
        return variantGate.held(limit);
    }

    /** Purchases whose Stop ends places. */
    public List<Long> overdue(Instant now, int limit) {
        return places.overdue(now, limit);
    }

    /**
     * Gives what is free to the first in the queue who can take it, or releases it.
     *
     * @return false: nobody takes what is left
     * @throws Refused CONFLICT when something else is free by now, or the purchase has stopped; nothing has moved
     */
    public boolean moveUp(long variantId) {
        LotVariant variant = variant(variantId);
        Lot lot = lot(variant);
        VariantGate.Free free = variantGate.free(variantId);
        Purchase purchase = purchases.byId(variant.purchaseId());
        boolean offered = !lot.isWithdrawn() && !variant.isWithdrawn();
        Optional<WaitingPlaces.Queued> next = places.queue(variantId, lot.id()).stream()
                .filter(queued -> offered && takes(queued, lot, free).isPositive())
                .filter(queued -> access.may(Operation.ORDER, queued.place().memberId(), Relation.NONE)
                        && refusals.obstacle(purchase, queued.place().memberId()).isEmpty()).findFirst();
        if (next.isEmpty()) {
            variantGate.release(variantId, free);
            return false;
        }
        give(next.get().place(), takes(next.get(), lot, free), purchase, lot, variant, free);
        return true;
    }

    private static Quantity takes(WaitingPlaces.Queued queued, Lot lot, VariantGate.Free free) {
        return queued.place().takes(lot, free.taken().left(), queued.has(), queued.hasOfLot());
    }

    private void give(WaitingPlace place, Quantity units, Purchase purchase, Lot lot, LotVariant variant, VariantGate.Free free) {
        Instant now = clock.instant();
        Optional<Participation> before = orders.claim(purchase.id(), place.memberId(), Participation.OWN, now);
        if (refusals.obstacle(purchase, place.memberId()).isPresent() || !places.serve(place, units, now)) {
            throw new Refused(Refused.Kind.CONFLICT, "waiting.changed");
        }
        Participation participation = before.orElseGet(() -> new Participation(purchase.id(), place.memberId(), now));
        if (before.isEmpty()) {
            participation.arranged(place.anonymous(), null, null);
        }
        Map<Long, OrderLine> lines = before.isPresent() ? orders.linesByVariant(participation.id()) : Map.of();
        Map<Long, List<Long>> wishes = orders.wishes(lines.values());
        OrderLine line = lines.get(variant.id());
        OrderChange change = new OrderChange(participation, lines, new OrderChange.Goods(Map.of(variant.id(), variant), Map.of(lot.id(), lot)),
                purchase.terms().replacementPolicy(), now);
        change.add(variant, units, line == null ? List.of() : wishes.getOrDefault(line.id(), List.of()));
        OrderGates.Written written = gates.write(purchase, now, new OrderGates.Part(participation, before.isEmpty(), change, wishes.keySet(),
                OrderIncrement.Why.WAITING_LIST, Actor.TIMER, false));
        audit.record(Actor.TIMER, "MOVE_UP_WAITING_LIST", purchase.id(), "participation", participation.id(), units.toString());
        Quantity rest = place.quantity().minus(units);
        moved.fire(new WaitingListMoved(purchase.id(), place.memberId(), lot.nameOf(variant), units, lot.priceOf(variant),
                participation.goods(), rest));
        gates.pass(written, (id, taken) -> variantGate.give(id, taken, free, rest.isZero()));
    }

    /** After the Stop: whoever still waits is told. */
    public void endAll(long purchaseId, Instant now) {
        if (purchaseGate.read(purchaseId).acceptsOrders(now)) {
            return;
        }
        List<WaitingPlace> waiting = places.ofPurchase(purchaseId).stream()
                .filter(place -> places.end(place, WaitingPlace.Outcome.STOPPED, now)).toList();
        Map<Long, String> names = book.names(waiting.stream().map(WaitingPlace::variantId).distinct().toList());
        ended.fire(new WaitingListEnded(purchaseId,
                waiting.stream().map(place -> new WaitingListEnded.Place(place.memberId(), names.get(place.variantId()))).toList()));
        orders.write();
        waiting.stream().collect(Collectors.groupingBy(WaitingPlace::variantId, TreeMap::new, Collectors.counting()))
                .forEach((variant, places) -> variantGate.leave(variant, places.intValue()));
    }

    private LotVariant variant(long variantId) {
        LotVariant variant = pricelist.variantsByIds(List.of(variantId)).get(variantId);
        if (variant == null) {
            throw Refused.notFound();
        }
        return variant;
    }

    private Lot lot(LotVariant variant) {
        return pricelist.lotsByIds(List.of(variant.lotId())).get(variant.lotId());
    }
}
