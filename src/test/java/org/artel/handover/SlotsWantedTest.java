package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.artel.common.InvalidFields;
import org.junit.jupiter.api.Test;

class SlotsWantedTest {

    private static final Instant NOW = Instant.parse("2026-05-26T18:00:00Z");
    private static final Instant TEN = Instant.parse("2026-05-30T10:00:00Z");

    @Test
    void aPeriodIsCutAndTheLastPartMayBeShorter() {
        List<PickupSlot> slots = new SlotsWanted(7L, TEN, TEN.plus(Duration.ofMinutes(150)), 60, 8).slots(12, NOW);
        assertEquals(List.of(60L, 60L, 30L), slots.stream().map(slot -> Duration.between(slot.startsAt(), slot.endsAt()).toMinutes()).toList());
        assertEquals(TEN.plus(Duration.ofMinutes(150)), slots.get(2).endsAt());
        assertTrue(slots.stream().allMatch(slot -> slot.capacity() == 8));
        assertEquals(1, new SlotsWanted(7L, TEN, TEN.plusSeconds(7_200), null, 8).slots(12, NOW).size());
    }

    @Test
    void whatMakesNoSenseIsRefusedAtItsField() {
        assertErrors(Set.of("from", "capacity"), new SlotsWanted(7L, NOW, TEN, null, 0));
        assertErrors(Set.of("to"), new SlotsWanted(7L, TEN, TEN, null, 1));
        assertErrors(Set.of("minutes"), new SlotsWanted(7L, TEN, TEN.plusSeconds(3_600), 4, 1));
        assertErrors(Set.of("minutes"), new SlotsWanted(7L, TEN, TEN.plus(Duration.ofDays(2)), 10, 1));
    }

    private static void assertErrors(Set<String> fields, SlotsWanted wanted) {
        assertEquals(fields, assertThrows(InvalidFields.class, () -> wanted.slots(12, NOW)).errors().keySet());
    }
}
