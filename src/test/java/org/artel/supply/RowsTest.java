package org.artel.supply;

import static org.artel.supply.Claims.claim;
import static org.artel.supply.Claims.wants;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
                new Rows.Slot(M, 2, List.of(Claims.of(M, claim(12, 0, 1, 2)), Claims.of(M, claim(21, 0, 2, 1, 4, 2)))),
                new Rows.Slot(L, 1, List.of(Claims.of(L, claim(22, 0, 2, 1))))));
        assertEquals(1, rows.fill().rows());
        assertEquals("11 S, 12 M, 12 M, 22 L", shown(rows));
    }

    @Test
    void anEmptySlotLetsEverythingHang() {
        Rows rows = Rows.of(List.of(new Rows.Slot(S, 1, List.of(wants(1, 5, 5))), new Rows.Slot(M, 1, List.of())));
        assertEquals("0 rows: ", rows.rows() + " rows: " + shown(rows));
    }

    @Test
    void whatTheRowNeedsNoneOfHangs() {
        Rows rows = Rows.of(List.of(new Rows.Slot(S, 1, List.of(wants(1, 2))), new Rows.Slot(M, 0, List.of(Claims.of(M, wants(2, 3))))));
        assertEquals("2 rows: 1 S, 1 S", rows.rows() + " rows: " + shown(rows));
    }

    /** Row S 1, M 1, L 1. In order: 1 wants S 2, else L; 2 wants M 2, else S; 3 wants M 1; nobody wants L. */
    @Test
    void aUnitThatWouldHangFillsTheSlotThatItsOwnerWishesFor() {
        Rows rows = Rows.of(row(on(S, 1, 2, L), on(M, 2, 2, S), on(M, 3, 1)));
        assertEquals("1 rows: 1 S, 1 L, 2 M", rows.rows() + " rows: " + shown(rows));
        assertEquals("0 2 0", rows.fill().slots().stream().map(slot -> slot.hanging().toString()).collect(Collectors.joining(" ")));
        assertEquals("0 0 1", rows.fill().slots().stream().map(slot -> slot.missing().toString()).collect(Collectors.joining(" ")),
                "the second M of 2 would be the S of a second row");
    }

    /** Served one after the other 1 would take L, and nothing be left for 2: one row too few. */
    @Test
    void aUnitGivesWayWhereItsOwnerHasAnotherWish() {
        assertEquals("1 rows: 1 M, 2 L, 3 S", shownWithRows(Rows.of(row(on(4, 1, 1, L, M), on(5, 2, 1, L), on(S, 3, 1)))));
    }

    /** 1 came first and wishes for M, but M's own unit stays in its place: the wish completes nothing. */
    @Test
    void theOwnSizeComesBeforeAnEarlierWish() {
        assertEquals("1 rows: 1 S, 3 M, 4 L", shownWithRows(Rows.of(row(on(S, 1, 2, M), on(M, 3, 1), on(L, 4, 1)))));
    }

    @Test
    void aWishForAnotherLotCompletesNoRow() {
        assertEquals("0 rows: ", shownWithRows(Rows.of(row(on(S, 1, 3, 77L), on(M, 2, 1)))));
    }

    private static Claim on(long variant, long line, long units, Long... wishes) {
        return Claims.of(variant, wants(line, units), wishes);
    }

    /** S 1, M 1, L 1; of the variants 4 and 5 the row needs none. */
    private static List<Rows.Slot> row(Claim... claims) {
        return LongStream.rangeClosed(1, 5).mapToObj(variant -> new Rows.Slot(variant, variant <= L ? 1 : 0,
                Arrays.stream(claims).filter(claim -> claim.variantId() == variant).toList())).toList();
    }

    private static String shownWithRows(Rows rows) {
        return rows.rows() + " rows: " + shown(rows);
    }

    /** Line and size of every unit. */
    private static String shown(Rows rows) {
        return rows.got().stream().flatMap(got -> Collections.nCopies(got.quantity().amount().intValue(), got.lineId() + " " + "SML".charAt((int) got.variantId() - 1)).stream())
                .collect(Collectors.joining(", "));
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
        assertEquals(Quantity.of(rows.rows() * ofRed), got(rows, got -> got.variantId() == Claims.RED));
        assertEquals(Quantity.of(rows.rows() * ofBlue), got(rows, got -> got.variantId() == Claims.BLUE));
        claims.forEach(claim -> assertTrue(got(rows, got -> got.lineId() == claim.lineId()).compareTo(claim.wanted()) <= 0));
        long red = units(claims, Claims.RED, false);
        long blue = units(claims, Claims.BLUE, false);
        long eitherRed = units(claims, Claims.RED, true);
        long eitherBlue = units(claims, Claims.BLUE, true);
        long most = LongStream.rangeClosed(0, (red + blue + eitherRed + eitherBlue) / (ofRed + ofBlue)).filter(number ->
                Math.max(0, number * ofRed - red - eitherRed) <= eitherBlue && Math.max(0, number * ofBlue - blue - eitherBlue) <= eitherRed
                && number * (ofRed + ofBlue) <= red + blue + eitherRed + eitherBlue).max().orElse(0);
        assertEquals(most, rows.rows());
    }

    private static Rows rows(List<Claim> claims, int ofRed, int ofBlue) {
        return Rows.of(List.of(new Rows.Slot(Claims.RED, ofRed, on(claims, Claims.RED)), new Rows.Slot(Claims.BLUE, ofBlue, on(claims, Claims.BLUE))));
    }

    private static long units(List<Claim> claims, long variant, boolean wishing) {
        return Claim.wanted(on(claims, variant).stream().filter(claim -> claim.wishes().isEmpty() != wishing).toList()).amount().longValue();
    }

    private static List<Claim> on(List<Claim> claims, long variant) {
        return claims.stream().filter(claim -> claim.variantId() == variant).toList();
    }

    private static Quantity got(Rows rows, Predicate<Settlement.Got> which) {
        return rows.got().stream().filter(which).map(Settlement.Got::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }
}
