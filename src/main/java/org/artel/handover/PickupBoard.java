package org.artel.handover;

import java.time.Instant;
import java.util.List;
import org.artel.purchase.PickupPoint;

/**
 * Who collects what where and when, for whoever plans it.
 *
 * @param chooseUntil null: not stated
 */
public record PickupBoard(List<PickupPoint> points, List<OfferedSlot> slots, List<Parcel> parcels, Instant chooseUntil) {

    public long notChosen() {
        return parcels.stream().filter(parcel -> parcel.pointId() == null).count();
    }
}
