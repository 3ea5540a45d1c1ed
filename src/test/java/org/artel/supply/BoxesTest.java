package org.artel.supply;

import static org.artel.supply.Claims.claim;
import static org.artel.supply.Claims.shown;
import static org.artel.supply.Claims.sum;
import static org.artel.supply.Claims.wants;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.artel.common.Quantity;
import org.junit.jupiter.api.Test;

class BoxesTest {

    private static final Quantity FIVE = Quantity.of(5);
    private static final long A = 1;
    private static final long B = 2;
    private static final long C = 3;

    /** The case that Foodsoft publishes, as it goes on over time. */
    @Test
    void foodsoftsCaseWithIncrementsOverTime() {
        assertBoxes(1, "1=3 2=2", claim(A, 3, 1, 2), claim(B, 0, 2, 2));
        assertBoxes(1, "1=3 2=2", claim(A, 1, 1, 2, 3, 2), claim(B, 0, 2, 2));
    }

    @Test
    void aUnitGoesToTheEarliestIncrementFirst() {
        // A's raise came after B's order, C's after both
        assertBoxes(1, "1=2 2=3 3=0", claim(A, 0, 1, 2, 5, 3), claim(B, 0, 2, 3), claim(C, 0, 6, 1));
        assertBoxes(2, "1=6 2=3 3=1", claim(A, 0, 1, 2, 5, 4), claim(B, 0, 2, 3), claim(C, 0, 6, 1));
    }

    @Test
    void theToleranceOfWhoeverWasFirstFillsTheBox() {
        assertBoxes(1, "1=4 2=1", wants(A, 1, 3), wants(B, 1, 3));
        assertBoxes(1, "1=2 2=3", wants(A, 1, 1), wants(B, 1, 3));
    }

    @Test
    void withoutAFullBoxEverythingHangs() {
        assertBoxes(0, "1=0 2=0", wants(A, 2), wants(B, 2));
        assertBoxes(0, "1=0 2=0", wants(A, 2, 1), wants(B, 1));
    }

    @Test
    void aBoxOfHalfUnits() {
        Boxes boxes = Boxes.of(Quantity.of("2.5"), List.of(wants(A, 1), wants(B, 3)));
        assertEquals(1, boxes.fill().boxes());
        assertEquals("1=1 2=1.5", shown(boxes.got()));
        assertEquals(Quantity.of("1.5"), boxes.fill().open());
    }

    private static void assertBoxes(long number, String got, Claim... claims) {
        Boxes boxes = Boxes.of(FIVE, List.of(claims));
        assertEquals(number + " boxes: " + got, boxes.fill().boxes() + " boxes: " + shown(boxes.got()));
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        return Claims.any();
    }

    @Property(tries = 300)
    void whatIsGivenIsWholeBoxesAndNobodyGetsMoreThanWantedAndTolerated(@ForAll("claims") List<Claim> claims,
            @ForAll @IntRange(min = 1, max = 12) int size, @ForAll Random order) {
        Boxes boxes = Boxes.of(Quantity.of(size), claims);
        assertEquals(new Quantity(BigDecimal.valueOf(boxes.fill().boxes() * size)), sum(boxes.got()));
        for (Claim claim : claims) {
            assertTrue(boxes.got().get(claim.lineId()).compareTo(claim.wanted().plus(claim.tolerance())) <= 0);
        }
        List<Claim> shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, order);
        assertEquals(boxes.got(), Boxes.of(Quantity.of(size), shuffled).got());
    }
}
