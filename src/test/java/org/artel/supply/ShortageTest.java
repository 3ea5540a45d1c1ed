package org.artel.supply;

import static org.artel.supply.Claims.claim;
import static org.artel.supply.Claims.paid;
import static org.artel.supply.Claims.shown;
import static org.artel.supply.Claims.sum;
import static org.artel.supply.Claims.wants;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.purchase.ShortageRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortageTest {

    private static final Quantity ONE = Quantity.of(1);

    /** Lines 1, 2 and 3 want 1, 3 and 6, in this order. */
    @ParameterizedTest
    @CsvSource({
            "FIRST_COME,  6, 1=1 2=3 3=2",
            "FIRST_COME,  3, 1=1 2=2 3=0",
            "FIRST_COME,  0, 1=0 2=0 3=0",
            "ONE_EACH,    6, 1=1 2=3 3=2",
            "ONE_EACH,    5, 1=1 2=2 3=2",
            "ONE_EACH,    2, 1=1 2=1 3=0",
            "ONE_EACH,    9, 1=1 2=3 3=5",
            "PRO_RATA,    6, 1=1 2=2 3=3",
            "PRO_RATA,    5, 1=1 2=1 3=3",
            "PRO_RATA,    1, 1=0 2=0 3=1",
            "PAID_FIRST,  6, 1=1 2=3 3=2",
            "BY_HAND,     6, 1=1 2=3 3=2",
            "FIRST_COME, 10, 1=1 2=3 3=6",
            "PRO_RATA,   12, 1=1 2=3 3=6"})
    void oneThreeAndSixWithTooFew(ShortageRule rule, long available, String got) {
        assertEquals(got, shown(Shortage.allocate(rule, List.of(wants(1, 1), wants(2, 3), wants(3, 6)), Quantity.of(available), ONE)));
    }

    @Test
    void firstComeGoesByIncrementNotByLine() {
        assertEquals("1=2 2=3", got(ShortageRule.FIRST_COME, 5, claim(1, 0, 1, 2, 9, 4), claim(2, 0, 5, 3)));
        assertEquals("1=4 2=3", got(ShortageRule.FIRST_COME, 7, claim(1, 0, 1, 2, 9, 4), claim(2, 0, 5, 3)));
    }

    /** Line 3 paid first, line 1 later, the others not. */
    @Test
    void whoPaidEarliestGetsAllAndTheUnpaidComeLast() {
        Claim[] claims = {paid(wants(1, 2), "2026-05-02T10:00:00Z"), claim(2, 0, 2, 1, 8, 2), paid(wants(3, 3), "2026-05-01T10:00:00Z"), wants(4, 2)};
        assertEquals("1=0 2=0 3=2 4=0", got(ShortageRule.PAID_FIRST, 2, claims));
        assertEquals("1=2 2=1 3=3 4=1", got(ShortageRule.PAID_FIRST, 7, claims));
        assertEquals("1=2 2=2 3=3 4=2", got(ShortageRule.PAID_FIRST, 9, claims));
    }

    @Test
    void tolerancesAreDroppedBeforeAnythingWanted() {
        assertEquals("1=4 2=5", got(ShortageRule.PRO_RATA, 9, wants(1, 3, 2), wants(2, 5, 2)));
        assertEquals("1=3 2=5", got(ShortageRule.PRO_RATA, 8, wants(1, 3, 2), wants(2, 5, 2)));
        assertEquals("1=3 2=4", got(ShortageRule.FIRST_COME, 7, wants(1, 3, 2), wants(2, 5, 2)));
    }

    @Test
    void shareIsInWholeStepsOfTheLot() {
        List<Claim> claims = List.of(wants(1, 1), wants(2, 2));
        assertEquals("1=0.5 2=1", shown(Shortage.allocate(ShortageRule.PRO_RATA, claims, Quantity.of("1.5"), Quantity.of("0.5"))));
        assertEquals("1=0.5 2=0.5", shown(Shortage.allocate(ShortageRule.ONE_EACH, claims, Quantity.of("1"), Quantity.of("0.5"))));
        // 0.2 are no step: the first one whose wish is open takes them
        assertEquals("1=0.7 2=1", shown(Shortage.allocate(ShortageRule.PRO_RATA, claims, Quantity.of("1.7"), Quantity.of("0.5"))));
    }

    @Test
    void byHandEverythingIsGivenAndNobodyGetsMoreThanAskedFor() {
        List<Claim> claims = List.of(wants(1, 3), wants(2, 5, 1));
        assertDoesNotThrow(() -> Shortage.requireFair(claims, Quantity.of(4), Map.of(2L, Quantity.of(4))));
        assertDoesNotThrow(() -> Shortage.requireFair(claims, Quantity.of(20), Map.of(1L, Quantity.of(3), 2L, Quantity.of(5))));
        assertEquals("shortage.tooMuch", refusal(claims, 4, Map.of(1L, Quantity.of(4))));
        assertEquals("shortage.sum", refusal(claims, 4, Map.of(1L, Quantity.of(3))));
        assertEquals("shortage.sum", refusal(claims, 4, Map.of(1L, Quantity.of(3), 2L, Quantity.of(2))));
        assertEquals("shortage.tooMuch", refusal(claims, 4, Map.of(1L, Quantity.of(-1), 2L, Quantity.of(5))));
    }

    private static String refusal(List<Claim> claims, long available, Map<Long, Quantity> given) {
        return assertThrows(Refused.class, () -> Shortage.requireFair(claims, Quantity.of(available), given)).key();
    }

    private static String got(ShortageRule rule, long available, Claim... claims) {
        return shown(Shortage.allocate(rule, List.of(claims), Quantity.of(available), ONE));
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        return Claims.any();
    }

    @Property(tries = 500)
    void whatIsThereIsGivenAndNobodyGetsMoreThanAskedFor(@ForAll ShortageRule rule, @ForAll("claims") List<Claim> claims,
            @ForAll @IntRange(max = 1200) int tenths, @ForAll @IntRange(min = 1, max = 10) int stepTenths, @ForAll Random order) {
        Quantity available = new Quantity(BigDecimal.valueOf(tenths, 1));
        Quantity step = new Quantity(BigDecimal.valueOf(stepTenths, 1));
        Map<Long, Quantity> got = Shortage.allocate(rule, claims, available, step);
        Quantity all = Claim.wanted(claims).plus(Claim.tolerance(claims));
        assertEquals(Shortage.least(available, all), sum(got));
        for (Claim claim : claims) {
            assertTrue(!got.get(claim.lineId()).isNegative() && got.get(claim.lineId()).compareTo(claim.wanted().plus(claim.tolerance())) <= 0);
        }
        Shortage.requireFair(claims, available, got);
        List<Claim> shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, order);
        assertEquals(got, Shortage.allocate(rule, shuffled, available, step));
    }
}
