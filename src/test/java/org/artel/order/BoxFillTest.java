package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.artel.common.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxFillTest {

    /** The first two rows are the case that Foodsoft publishes. */
    @ParameterizedTest
    @CsvSource({
            //  u,  q,  t, boxes, open, missing
            "   5,  4,  3,     1,    0,       0",
            "   5,  6,  1,     1,    1,       3",
            "   5,  5,  0,     1,    0,       0",
            "   5,  0,  9,     0,    0,       0",
            "  10, 27,  2,     2,    7,       1",
            "  10, 27,  3,     3,    0,       0",
            " 2.5,  4,  0,     1,  1.5,       1"})
    void boxesFillAsTheTableSays(Quantity size, Quantity wanted, Quantity tolerance, long boxes, Quantity open, Quantity missing) {
        assertEquals(new BoxFill(size, boxes, open, missing), BoxFill.of(size, wanted, tolerance));
    }

    @Test
    void aFullBoxIsNotOpen() {
        assertFalse(BoxFill.of(Quantity.of(6), Quantity.of(12), Quantity.ZERO).isOpen());
        assertTrue(BoxFill.of(Quantity.of(6), Quantity.of(13), Quantity.ZERO).isOpen());
    }

    @Property
    void addingWhatIsMissingClosesTheBox(@ForAll @IntRange(min = 1, max = 50) int size, @ForAll @IntRange(max = 500) int wanted,
            @ForAll @IntRange(max = 60) int tolerance) {
        BoxFill fill = BoxFill.of(Quantity.of(size), Quantity.of(wanted), Quantity.of(tolerance));
        BoxFill closed = BoxFill.of(Quantity.of(size), Quantity.of(wanted).plus(fill.missing()), Quantity.of(tolerance));
        assertFalse(closed.isOpen());
        assertEquals(fill.isOpen() ? fill.boxes() + 1 : fill.boxes(), closed.boxes());
    }

    @Property
    void boxesNeverHoldMoreThanWantedAndTolerated(@ForAll @IntRange(min = 1, max = 50) int size,
            @ForAll @IntRange(max = 500) int wanted, @ForAll @IntRange(max = 60) int tolerance) {
        BoxFill fill = BoxFill.of(Quantity.of(size), Quantity.of(wanted), Quantity.of(tolerance));
        assertTrue(fill.boxes() * size <= wanted + tolerance);
    }
}
