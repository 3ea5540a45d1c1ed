package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.artel.common.Quantity;
import org.junit.jupiter.api.Test;

class AllocationsTest {

    private final Deque<FrozenDemand.Unit> units = new ArrayDeque<>();

    /** Foodsoft's case: A orders 2, later raises to 4. */
    @Test
    void everyIncrementKeepsItsNumber() {
        changed(1, "2");
        changed(3, "2");
        assertEquals(List.of(unit(1, "2"), unit(3, "2")), List.copyOf(units));
    }

    @Test
    void aReductionTakesTheNewestFirst() {
        changed(1, "2");
        changed(3, "2");
        changed(4, "-3");
        assertEquals(List.of(unit(1, "1")), List.copyOf(units));
        changed(7, "0.5");
        assertEquals(List.of(unit(1, "1"), unit(7, "0.5")), List.copyOf(units));
    }

    @Test
    void whatIsTakenBackLeavesNothing() {
        changed(1, "2");
        changed(2, "-2");
        assertEquals(List.of(), List.copyOf(units));
        changed(5, "1");
        assertEquals(List.of(unit(5, "1")), List.copyOf(units));
    }

    private void changed(long changeNo, String delta) {
        Allocations.change(units, changeNo, Quantity.of(delta));
    }

    private static FrozenDemand.Unit unit(long changeNo, String quantity) {
        return new FrozenDemand.Unit(changeNo, Quantity.of(quantity));
    }
}
