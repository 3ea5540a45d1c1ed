package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;
import org.junit.jupiter.api.Test;

class RowFillTest {

    private static final long S = 1;
    private static final long M = 2;
    private static final long L = 3;

    @Test
    void theScarcestSizeSaysHowManyRowsAreComplete() {
        RowFill fill = RowFill.of(List.of(has(S, 1, 3), has(M, 2, 4), has(L, 1, 1)));
        assertEquals(1, fill.rows());
        assertEquals(List.of(slot(S, 1, 3, 2, 0), slot(M, 2, 4, 2, 0), slot(L, 1, 1, 0, 1)), fill.slots());
        assertTrue(fill.isOpen());
    }

    @Test
    void nothingIsMissingWhenEveryRowIsComplete() {
        RowFill fill = RowFill.of(List.of(has(S, 1, 2), has(M, 2, 4), has(L, 1, 2)));
        assertEquals(2, fill.rows());
        assertFalse(fill.isOpen());
    }

    @Test
    void nothingIsMissingBeforeTheFirstUnit() {
        RowFill fill = RowFill.of(List.of(has(S, 1, 0), has(M, 2, 0)));
        assertEquals(0, fill.rows());
        assertFalse(fill.isOpen());
    }

    @Test
    void oneUnitBeginsARowThatLacksAllTheRest() {
        RowFill fill = RowFill.of(List.of(has(S, 1, 0), has(M, 2, 1), has(L, 1, 0)));
        assertEquals(List.of(slot(S, 1, 0, 0, 1), slot(M, 2, 1, 1, 1), slot(L, 1, 0, 0, 1)), fill.slots());
    }

    @Test
    void aSizeThatTheRowDoesNotNeedIsNoSlot() {
        RowFill fill = RowFill.of(List.of(has(S, 1, 1), has(M, 0, 3)));
        assertEquals(1, fill.rows());
        assertFalse(fill.isOpen(), "units that fit nowhere begin no row");
    }

    private static RowFill.Has has(long variant, int needed, int ordered) {
        return new RowFill.Has(variant, needed, Quantity.of(ordered), Map.of());
    }

    private static RowFill.Slot slot(long variant, int needed, int ordered, int hanging, int missing) {
        return new RowFill.Slot(variant, needed, Quantity.of(ordered), Quantity.of(hanging), Quantity.of(missing));
    }
}
