package org.artel.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void quartersOfAKilogramAreSteps() {
        Quantity step = Quantity.of("0.250");
        assertTrue(Quantity.of("1.5").isMultipleOf(step));
        assertTrue(Quantity.ZERO.isMultipleOf(step));
        assertFalse(Quantity.of("0.3").isMultipleOf(step));
    }

    @Test
    void aGramIsTheSmallestPartOfAKilogram() {
        assertThrows(ArithmeticException.class, () -> Quantity.of("0.0005"));
    }

    @Test
    void quantitiesShowNoNeedlessZeros() {
        assertEquals("3", Quantity.of("3.000").toString());
        assertEquals("0.5", Quantity.of("0.500").toString());
        assertEquals("100", Quantity.of(100).toString());
        assertEquals("0", Quantity.ZERO.toString());
    }

    @Property
    void manyStepsAreAMultipleOfTheStep(@ForAll @IntRange(max = 10_000) int steps, @ForAll @IntRange(min = 1, max = 5_000) int grams) {
        Quantity step = new Quantity(BigDecimal.valueOf(grams, 3));
        assertTrue(new Quantity(step.amount().multiply(BigDecimal.valueOf(steps))).isMultipleOf(step));
    }
}
