package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InvalidFields;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.order.AllocationService;
import org.artel.order.OrderBook;
import org.artel.order.OrderLists;
import org.artel.order.OrderView;
import org.artel.order.Participation;
import org.artel.order.ParticipationService;
import org.artel.payment.BillService;
import org.artel.purchase.PickupPoint;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.RevealService;
import org.artel.purchase.Stage;

/**
 * Where and when goods are collected. Organizer and co-organizers offer slots at the pick-up points and state until when participants
 * choose; a participant chooses a point with its slot or another way of delivery, changes it, gives it back. A slot's gate lets in no
 * more than it takes, on however many nodes.
 */
@ApplicationScoped
@Transactional
@Retried
public class PickupService {

    /** From the Stop until the closing. */
    static final Set<Stage> RUNNING = EnumSet.range(Stage.STOPPED, Stage.HANDOVER);
    private static final int ADDRESS_MAX = 500;

    @Inject
    private Slots slots;
    @Inject
    private Parcels parcels;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private OrderBook book;
    @Inject
    private AllocationService allocations;
    @Inject
    private OrderLists orders;
    @Inject
    private ParticipationService participations;
    @Inject
    private BillService bills;
    @Inject
    private RevealService reveals;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<PickupPlanned> planned;
    @Inject
    private Event<SlotRemoved> slotRemoved;
    @Inject
    private Event<PickupChosen> chosen;

    /**
     * Until when participants choose; they are told.
     *
     * @throws Refused FORBIDDEN for others than organizer and co-organizers; CONFLICT {@code purchase.otherStage} before the Stop and after
     *                 the end; INVALID {@code pickup.untilInPast}
     */
    @Once
    public void plan(long purchaseId, long memberId, Instant chooseUntil) {
        requireKeeper(purchaseId, memberId);
        gate.hold(purchaseId, RUNNING);
        if (chooseUntil == null) {
            throw new InvalidFields(Map.of("chooseUntil", new Refused("terms.required")));
        }
        slots.planOf(purchaseId).chooseUntil(chooseUntil, clock.instant());
        audit.record(Actor.member(memberId), Operation.PLAN_HANDOVER.name(), purchaseId, "handover_plan", purchaseId, chooseUntil.toString());
        planned.fire(new PickupPlanned(purchaseId, memberId, chooseUntil));
    }

    /** @throws Refused as above; INVALID {@code order.pickupPoint}, and as {@link SlotsWanted} says it */
    @Once
    public void addSlots(long purchaseId, long memberId, SlotsWanted wanted) {
        requireKeeper(purchaseId, memberId);
        gate.hold(purchaseId, RUNNING);
        if (wanted.pointId() == null || !point(purchaseId, wanted.pointId()).isPickup()) {
            throw new Refused("order.pickupPoint");
        }
        List<PickupSlot> wantedSlots = wanted.slots(purchaseId, clock.instant());
        wantedSlots.forEach(slots::add);
        audit.record(Actor.member(memberId), Operation.PLAN_HANDOVER.name(), purchaseId, "pickup_point", wanted.pointId(),
                wantedSlots.size() + " slots of " + wanted.capacity());
    }

    /** Whoever had chosen it keeps the point, chooses anew and is told. @throws Refused NOT_FOUND, and as above */
    @Once
    public void removeSlot(long purchaseId, long memberId, long slotId) {
        requireKeeper(purchaseId, memberId);
        gate.hold(purchaseId, RUNNING);
        PickupSlot slot = slots.find(purchaseId, slotId).orElseThrow(Refused::notFound);
        slots.remove(slot);
        List<Pickup> losers = slots.inSlot(slotId);
        losers.forEach(Pickup::loseSlot);
        audit.record(Actor.member(memberId), Operation.PLAN_HANDOVER.name(), purchaseId, "pickup_slot", slotId, "removed, chosen by " + losers.size());
        List<Long> lost = losers.stream().map(Pickup::participationId).toList();
        slotRemoved.fire(new SlotRemoved(purchaseId, parcels.of(purchaseId).stream().filter(parcel -> lost.contains(parcel.participationId())
                && !parcel.onBehalf()).map(Parcel::memberId).toList(), point(purchaseId, slot.pointId()).name(), slot.startsAt()));
    }

    /**
     * A participant chooses, or chooses otherwise.
     *
     * @throws Refused FORBIDDEN for whoever has no order; CONFLICT {@code pickup.tooLate} after the stated date, {@code pickup.slotFull},
     *                 {@code pickup.handingOver} and {@code pickup.collected} where it is another point, {@code purchase.otherStage}; INVALID {@code order.pickupPoint}, at {@code slotId}, at {@code address}
     */
    @Once
    public void choose(long purchaseId, long memberId, Pickup.Choice choice) {
        Participation own = own(purchaseId, memberId);
        gate.hold(purchaseId, RUNNING);
        requireInTime(purchaseId);
        requireMovable(purchaseId, own, choice.pointId());
        choose(own.id(), memberId, choice, purchaseId);
    }

    /** The organizer or a co-organizer chooses for a participant, at any time; the participant is told. @throws Refused as above */
    @Once
    public void chooseFor(long purchaseId, long participationId, long memberId, Pickup.Choice choice) {
        requireKeeper(purchaseId, memberId);
        gate.hold(purchaseId, RUNNING);
        Parcel parcel = parcels.find(purchaseId, participationId);
        requireNotCollected(purchaseId, orders.byId(participationId), choice.pointId());
        choose(participationId, memberId, choice, purchaseId);
        if (!parcel.onBehalf() && parcel.memberId() != memberId) {
            Instant startsAt = choice.slotId() == null ? null : slots.find(purchaseId, choice.slotId()).map(PickupSlot::startsAt).orElse(null);
            chosen.fire(new PickupChosen(purchaseId, parcel.memberId(), point(purchaseId, choice.pointId()).name(), startsAt));
        }
    }

    private void choose(long participationId, long memberId, Pickup.Choice choice, long purchaseId) {
        Instant now = clock.instant();
        check(purchaseId, choice, now);
        Pickup pickup = slots.pickupOf(participationId, purchaseId);
        Long old = pickup.slotId();
        if (choice.slotId() != null && !choice.slotId().equals(old)) {
            slots.take(choice.slotId());
        }
        if (old != null && !old.equals(choice.slotId())) {
            slots.free(old);
        }
        pickup.choose(choice, now);
        collectAt(purchaseId, participationId, choice.pointId());
        audit.record(Actor.member(memberId), Operation.CHOOSE_PICKUP.name(), purchaseId, "participation", participationId,
                "point " + choice.pointId() + (choice.slotId() == null ? "" : ", slot " + choice.slotId()));
    }

    /** The fee of the point, and charges of whoever collects there, stand on the bills. */
    private void collectAt(long purchaseId, long participationId, Long pointId) {
        if (participations.collectAt(participationId, pointId)) {
            bills.issue(purchaseId);
        }
    }

    private void check(long purchaseId, Pickup.Choice choice, Instant now) {
        if (choice.pointId() == null) {
            throw new Refused("order.pickupPoint");
        }
        PickupPoint point = point(purchaseId, choice.pointId());
        List<PickupSlot> offered = slots.of(purchaseId).stream().map(OfferedSlot::slot).filter(slot -> slot.pointId() == point.id()).toList();
        if (choice.slotId() == null ? !offered.isEmpty() : offered.stream().noneMatch(slot -> slot.id() == choice.slotId() && !slot.isOver(now))) {
            throw new InvalidFields(Map.of("slotId", new Refused("pickup.slotMissing")));
        }
        String address = choice.address() == null ? "" : choice.address();
        if (!point.isPickup() && address.isBlank()) {
            throw new InvalidFields(Map.of("address", new Refused("terms.required")));
        }
        if (address.length() > ADDRESS_MAX) {
            throw new InvalidFields(Map.of("address", new Refused("terms.tooLong", ADDRESS_MAX)));
        }
    }

    /** A participant gives the choice back. @throws Refused as for {@link #choose}; NOT_FOUND when nothing is chosen */
    @Once
    public void giveBack(long purchaseId, long memberId) {
        Participation own = own(purchaseId, memberId);
        gate.hold(purchaseId, RUNNING);
        requireInTime(purchaseId);
        Pickup pickup = slots.pickup(own.id()).filter(each -> each.pointId() != null).orElseThrow(Refused::notFound);
        requireMovable(purchaseId, own, null);
        if (pickup.slotId() != null) {
            slots.free(pickup.slotId());
        }
        pickup.giveBack();
        collectAt(purchaseId, own.id(), null);
        audit.record(Actor.member(memberId), Operation.CHOOSE_PICKUP.name(), purchaseId, "participation", own.id(), "given back");
    }

    /** What the member may choose from. @throws Refused NOT_FOUND, FORBIDDEN for whoever has no order */
    public PickupOffer offer(long purchaseId, long memberId) {
        Participation own = own(purchaseId, memberId);
        Instant now = clock.instant();
        Instant until = slots.plan(purchaseId).map(HandoverPlan::chooseUntil).orElse(null);
        Pickup pickup = slots.pickup(own.id()).filter(each -> each.pointId() != null).orElse(null);
        return new PickupOffer(purchases.pickupPoints(purchaseId), slots.of(purchaseId).stream()
                .filter(each -> !each.slot().isOver(now) || pickup != null && Long.valueOf(each.slot().id()).equals(pickup.slotId())).toList(),
                pickup, until, RUNNING.contains(purchases.byId(purchaseId).stage()) && (until == null || now.isBefore(until)));
    }

    /**
     * With the addresses as long as the purchase needs them; their owners can read to whom they were shown.
     *
     * @throws Refused FORBIDDEN for others than organizer and co-organizers
     */
    public PickupBoard board(long purchaseId, long memberId) {
        requireKeeper(purchaseId, memberId);
        List<Parcel> all = parcels.of(purchaseId);
        if (reveals.isNeeded(purchases.byId(purchaseId))) {
            reveals.noteAddresses(memberId, purchaseId, all.stream().filter(parcel -> !parcel.onBehalf() && !parcel.address().isEmpty())
                    .map(Parcel::memberId).toList());
        } else {
            all = all.stream().map(Parcel::withoutContacts).toList();
        }
        return new PickupBoard(purchases.pickupPoints(purchaseId), slots.of(purchaseId), all,
                slots.plan(purchaseId).map(HandoverPlan::chooseUntil).orElse(null));
    }

    private PickupPoint point(long purchaseId, long pointId) {
        return purchases.pickupPoints(purchaseId).stream().filter(point -> point.id() == pointId).findAny()
                .orElseThrow(() -> new Refused("order.pickupPoint"));
    }

    private Participation own(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.CHOOSE_PICKUP, memberId,
                new Relation(purchase.organizerId(), view.rights(purchase, memberId).participant(), Set.of()));
        return book.own(purchaseId, memberId).map(OrderView::participation).orElseThrow(Refused::notFound);
    }

    private void requireInTime(long purchaseId) {
        Instant until = slots.plan(purchaseId).map(HandoverPlan::chooseUntil).orElse(null);
        if (until != null && !clock.instant().isBefore(until)) {
            throw new Refused(Refused.Kind.CONFLICT, "pickup.tooLate", until);
        }
    }

    /** While goods are handed over participants move to another point only where a date for it is stated. */
    private void requireMovable(long purchaseId, Participation own, Long pointId) {
        requireNotCollected(purchaseId, own, pointId);
        if (isMoved(own, pointId) && gate.read(purchaseId).stage() == Stage.HANDOVER && slots.plan(purchaseId).map(HandoverPlan::chooseUntil).isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "pickup.handingOver");
        }
    }

    /** What a point costs is owed by whoever collected there. */
    private void requireNotCollected(long purchaseId, Participation participation, Long pointId) {
        if (isMoved(participation, pointId) && allocations.handedOver(purchaseId).stream().anyMatch(row -> row.participationId() == participation.id())) {
            throw new Refused(Refused.Kind.CONFLICT, "pickup.collected");
        }
    }

    private static boolean isMoved(Participation participation, Long pointId) {
        return participation.pickupPointId() != null && !participation.pickupPointId().equals(pointId);
    }

    private void requireKeeper(long purchaseId, long memberId) {
        access.require(Operation.PLAN_HANDOVER, memberId, view.relation(view.requireVisible(purchaseId, memberId), memberId));
    }
}
