package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.common.Refused;

/** Slots, their gates, and what participants chose. */
@ApplicationScoped
class Slots {

    @PersistenceContext
    private EntityManager em;

    void add(PickupSlot slot) {
        em.persist(slot);
        em.flush();
        em.createNativeQuery("INSERT INTO pickup_slot_gate (slot_id, capacity, taken) VALUES (?, ?, 0)").setParameter(1, slot.id())
                .setParameter(2, slot.capacity()).executeUpdate();
    }

    /** The slot and its gate; whoever takes a place at this moment is refused. */
    void remove(PickupSlot slot) {
        em.createNativeQuery("DELETE FROM pickup_slot_gate WHERE slot_id = ?").setParameter(1, slot.id()).executeUpdate();
        em.remove(slot);
    }

    /** In order of time. */
    List<OfferedSlot> of(long purchaseId) {
        Map<Long, Integer> taken = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT g.slot_id, g.taken FROM pickup_slot s JOIN pickup_slot_gate g ON g.slot_id = s.id "
                + "WHERE s.purchase_id = ?").setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            taken.put(((Number) row[0]).longValue(), ((Number) row[1]).intValue());
        }
        return em.createQuery("SELECT s FROM PickupSlot s WHERE s.purchaseId = :purchase ORDER BY s.startsAt, s.id", PickupSlot.class)
                .setParameter("purchase", purchaseId).getResultStream().filter(slot -> taken.containsKey(slot.id()))
                .map(slot -> new OfferedSlot(slot, taken.get(slot.id()))).toList();
    }

    Optional<PickupSlot> find(long purchaseId, long slotId) {
        return Optional.ofNullable(em.find(PickupSlot.class, slotId)).filter(slot -> slot.purchaseId() == purchaseId);
    }

    /** @throws Refused CONFLICT {@code pickup.slotFull} when nobody else fits in, or it was taken away */
    void take(long slotId) {
        if (em.createNativeQuery("UPDATE pickup_slot_gate SET taken = taken + 1 WHERE slot_id = ? AND taken < capacity").setParameter(1, slotId)
                .executeUpdate() == 0) {
            throw new Refused(Refused.Kind.CONFLICT, "pickup.slotFull");
        }
    }

    void free(long slotId) {
        em.createNativeQuery("UPDATE pickup_slot_gate SET taken = taken - 1 WHERE slot_id = ?").setParameter(1, slotId).executeUpdate();
    }

    Optional<Pickup> pickup(long participationId) {
        return Optional.ofNullable(em.find(Pickup.class, participationId));
    }

    /** A new one where nothing was chosen yet. */
    Pickup pickupOf(long participationId, long purchaseId) {
        return pickup(participationId).orElseGet(() -> {
            Pickup pickup = new Pickup(participationId, purchaseId);
            em.persist(pickup);
            return pickup;
        });
    }

    List<Pickup> inSlot(long slotId) {
        return em.createQuery("SELECT k FROM Pickup k WHERE k.slotId = :slot", Pickup.class).setParameter("slot", slotId).getResultList();
    }

    Optional<HandoverPlan> plan(long purchaseId) {
        return Optional.ofNullable(em.find(HandoverPlan.class, purchaseId));
    }

    HandoverPlan planOf(long purchaseId) {
        return plan(purchaseId).orElseGet(() -> {
            HandoverPlan first = new HandoverPlan(purchaseId);
            em.persist(first);
            return first;
        });
    }
}
