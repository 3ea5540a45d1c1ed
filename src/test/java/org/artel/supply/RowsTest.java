package org.artel.supply;

import static org.artel.supply.Claims.claim;
import static org.artel.supply.Claims.shown;
import static org.artel.supply.Claims.wants;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class RowsTest {

    private static final long S = 1;
    private static final long M = 2;
    private static final long L = 3;

    /** Row S 1, M 2, L 1; lines 11 and 12 are A's, 21 and 22 B's, 31 C's. */
    @Test
    void theEarliestUnitsFillTheRowsAndTheRestHangs() {
        Rows rows = Rows.of(List.of(
                new Rows.Slot(S, 1, List.of(claim(11, 0, 1, 1), claim(31, 0, 3, 1))),
                new Rows.Slot(M, 2, List.of(claim(12, 0, 1, 2), claim(21, 0, 2, 1, 4, 2))),
                new Rows.Slot(L, 1, List.of(claim(22, 0, 2, 1)))));
        assertEquals(1, rows.fill().rows());
        assertEquals("11=1 12=2 21=0 22=1 31=0", shown(rows.got()));
    }

    @Test
    void anEmptySlotLetsEverythingHang() {
        Rows rows = Rows.of(List.of(new Rows.Slot(S, 1, List.of(wants(1, 5, 5))), new Rows.Slot(M, 1, List.of())));
        assertEquals("0 rows: 1=0", rows.fill().rows() + " rows: " + shown(rows.got()));
    }

    @Test
    void whatTheRowNeedsNoneOfHangs() {
        Rows rows = Rows.of(List.of(new Rows.Slot(S, 1, List.of(wants(1, 2))), new Rows.Slot(M, 0, List.of(wants(2, 3)))));
        assertEquals("2 rows: 1=2 2=0", rows.fill().rows() + " rows: " + shown(rows.got()));
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        return Claims.any();
    }

    @Property(tries = 300)
    void everySlotGetsExactlyItsRows(@ForAll("claims") List<Claim> claims, @ForAll @IntRange(min = 1, max = 3) int ofRed,
            @ForAll @IntRange(min = 1, max = 3) int ofBlue, @ForAll Random order) {
        List<Claim> shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, order);
        Rows rows = rows(claims, ofRed, ofBlue);
        assertEquals(rows.got(), rows(shuffled, ofRed, ofBlue).got());
        assertEquals(Quantity.of(rows.fill().rows() * ofRed), got(rows, claims, Claims.RED));
        assertEquals(Quantity.of(rows.fill().rows() * ofBlue), got(rows, claims, Claims.BLUE));
        claims.forEach(claim -> assertTrue(rows.got().get(claim.lineId()).compareTo(claim.wanted()) <= 0));
    }

    private static Rows rows(List<Claim> claims, int ofRed, int ofBlue) {
        return Rows.of(List.of(new Rows.Slot(Claims.RED, ofRed, on(claims, Claims.RED)), new Rows.Slot(Claims.BLUE, ofBlue, on(claims, Claims.BLUE))));
    }

    private static List<Claim> on(List<Claim> claims, long variant) {
        return claims.stream().filter(claim -> claim.variantId() == variant).toList();
    }

    private static Quantity got(Rows rows, List<Claim> claims, long variant) {
        return on(claims, variant).stream().map(claim -> rows.got().get(claim.lineId())).reduce(Quantity.ZERO, Quantity::plus);
    }
}
