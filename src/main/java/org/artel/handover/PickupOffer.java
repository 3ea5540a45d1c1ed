package org.artel.handover;

import java.time.Instant;
import java.util.List;
import org.artel.purchase.PickupPoint;

/**
 * What a participant may choose from, and what is chosen.
 *
 * @param chosen      null: nothing
 * @param chooseUntil null: not stated
 * @param open        it can still be chosen, changed, given back
 */
public record PickupOffer(List<PickupPoint> points, List<OfferedSlot> slots, Pickup chosen, Instant chooseUntil, boolean open) {

    public PickupPoint chosenPoint() {
        return chosen == null ? null : points.stream().filter(point -> chosen.pointId() != null && point.id() == chosen.pointId()).findAny().orElse(null);
    }

    /** Null: the point has no slots, or the slot was taken away. */
    public PickupSlot chosenSlot() {
        return chosen == null || chosen.slotId() == null ? null
                : slots.stream().map(OfferedSlot::slot).filter(slot -> slot.id() == chosen.slotId()).findAny().orElse(null);
    }
}
