package org.artel.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.artel.common.InvalidFields;
import org.artel.common.Refused;

/**
 * Slots that an organizer wants to offer at a point: one, or a period cut into several.
 *
 * @param minutes  length of each slot, 5 to 1,440, the last one may be shorter; null: one slot
 * @param capacity participants a slot, 1 to 1,000
 */
public record SlotsWanted(Long pointId, Instant from, Instant to, Integer minutes, Integer capacity) {

    private static final int CAPACITY_MAX = 1_000;
    private static final int MINUTES_MIN = 5;
    private static final int MINUTES_MAX = 1_440;
    /** More would be a typing error. */
    private static final int MOST = 100;

    /** @throws InvalidFields at {@code from}, {@code to}, {@code minutes}, {@code capacity} */
    List<PickupSlot> slots(long purchaseId, Instant now) {
        Map<String, Refused> errors = new LinkedHashMap<>();
        if (from == null || !from.isAfter(now)) {
            errors.put("from", new Refused("pickup.slotInPast"));
        } else if (to == null || !to.isAfter(from)) {
            errors.put("to", new Refused("pickup.slotEndsBefore"));
        } else if (minutes != null && (minutes < MINUTES_MIN || minutes > MINUTES_MAX
                || Duration.between(from, to).toMinutes() > (long) minutes * MOST)) {
            errors.put("minutes", new Refused("pickup.slotMinutes", MINUTES_MIN, MINUTES_MAX, MOST));
        }
        if (capacity == null || capacity < 1 || capacity > CAPACITY_MAX) {
            errors.put("capacity", new Refused("terms.range", 1, CAPACITY_MAX));
        }
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
        List<PickupSlot> slots = new ArrayList<>();
        for (Instant start = from; start.isBefore(to);) {
            Instant end = minutes == null ? to : start.plus(Duration.ofMinutes(minutes));
            slots.add(new PickupSlot(purchaseId, pointId, start, end.isBefore(to) ? end : to, capacity));
            start = end;
        }
        return slots;
    }
}
