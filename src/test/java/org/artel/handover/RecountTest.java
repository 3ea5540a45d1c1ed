package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.handover.Recount.Place;
import org.artel.handover.Recount.Row;
import org.artel.purchase.ShortageRule;
import org.artel.supply.Claim;
import org.junit.jupiter.api.Test;

/** Red (1) was invoiced: 3 for A (line 10), 2 for B (line 20), who ordered later and takes blue (2) instead. */
class RecountTest {

    private static final long RED = 1;
    private static final long BLUE = 2;
    private static final Place A_RED = new Place(10, RED);
    private static final Place B_RED = new Place(20, RED);
    private static final Place B_BLUE = new Place(20, BLUE);

    private static Map<Place, Quantity> settled(ShortageRule rule, long red, long blue, Map<Place, Quantity> handedOver, Map<Place, Quantity> byHand) {
        List<Row> rows = List.of(new Row(10, RED, List.of(new Claim.Units(1, units(3))), List.of(), null),
                new Row(20, RED, List.of(new Claim.Units(2, units(2))), List.of(BLUE), Instant.EPOCH));
        return new Recount(rule, rows, Map.of(RED, units(red), BLUE, units(blue)), handedOver, variant -> units(1)).settle(byHand);
    }

    @Test
    void enoughGivesEverybodyWhatIsInvoiced() {
        assertEquals(Map.of(A_RED, units(3), B_RED, units(2)), settled(ShortageRule.FIRST_COME, 5, 0, Map.of(), Map.of()));
    }

    @Test
    void aShortageGoesByTheRule() {
        assertEquals(Map.of(A_RED, units(3), B_RED, units(1)), settled(ShortageRule.FIRST_COME, 4, 0, Map.of(), Map.of()));
        assertEquals(Map.of(A_RED, units(1), B_RED, units(2)), settled(ShortageRule.PAID_FIRST, 3, 0, Map.of(), Map.of()));
        assertEquals(Map.of(A_RED, units(2), B_RED, units(1)), settled(ShortageRule.ONE_EACH, 3, 0, Map.of(), Map.of()));
    }

    @Test
    void aMisSortGoesToWhoeverTakesIt() {
        assertEquals(Map.of(A_RED, units(3), B_RED, units(1), B_BLUE, units(1)), settled(ShortageRule.FIRST_COME, 4, 1, Map.of(), Map.of()));
        assertEquals(Map.of(A_RED, units(2), B_BLUE, units(2)), settled(ShortageRule.FIRST_COME, 2, 3, Map.of(), Map.of()), "one blue is left over");
    }

    @Test
    void whatWasHandedOverStays() {
        assertEquals(Map.of(A_RED, units(2), B_RED, units(2)), settled(ShortageRule.FIRST_COME, 4, 0, Map.of(B_RED, units(2)), Map.of()));
        assertEquals(Map.of(A_RED, units(3), B_RED, units(1), B_BLUE, units(1)),
                settled(ShortageRule.FIRST_COME, 4, 1, Map.of(B_BLUE, units(1)), Map.of()));
        assertEquals("receipt.handedOver", assertThrows(Refused.class,
                () -> settled(ShortageRule.FIRST_COME, 1, 0, Map.of(B_RED, units(2)), Map.of())).key());
    }

    @Test
    void byHandAllThatIsThereIsGiven() {
        assertEquals(Map.of(A_RED, units(2), B_RED, units(2)),
                settled(ShortageRule.BY_HAND, 4, 0, Map.of(), Map.of(A_RED, units(2), B_RED, units(2))));
        assertEquals("shortage.sum", assertThrows(Refused.class,
                () -> settled(ShortageRule.BY_HAND, 4, 0, Map.of(), Map.of(A_RED, units(2), B_RED, units(1)))).key());
    }

    private static Quantity units(long units) {
        return Quantity.of(units);
    }
}
