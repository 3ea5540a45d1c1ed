package org.artel.supply;

import static org.artel.supply.Claims.BLUE;
import static org.artel.supply.Claims.RED;
import static org.artel.supply.Claims.of;
import static org.artel.supply.Claims.paid;
import static org.artel.supply.Claims.wants;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.purchase.ShortageRule;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final Quantity ONE = Quantity.of(1);
    private static final long GREEN = 3;
    private static final long GREY = 4;

    @Test
    void wishesComeBeforeTheRuleAndTolerancesAfterBoth() {
        assertEquals("A red 2, B red 1, B blue 1, C blue 3", settled(ShortageRule.FIRST_COME, 3, 4,
                of(RED, wants(1, 2)), of(RED, wants(2, 2), BLUE), of(BLUE, wants(3, 2, 1))));
    }

    @Test
    void aWishTakesNothingThatAnotherOneWants() {
        assertEquals("A red 1, C blue 2", settled(ShortageRule.FIRST_COME, 1, 2,
                of(RED, wants(1, 1)), of(RED, wants(2, 2), BLUE), of(BLUE, wants(3, 2))));
    }

    @Test
    void whomTheRuleServesLastMovesFirst() {
        assertEquals("A red 2, B blue 2", settled(ShortageRule.FIRST_COME, 2, 2, of(RED, wants(1, 2), BLUE), of(RED, wants(2, 2), BLUE)));
        assertEquals("A blue 2, B red 2", settled(ShortageRule.PAID_FIRST, 2, 2,
                of(RED, wants(1, 2), BLUE), of(RED, paid(wants(2, 2), "2026-05-01T10:00:00Z"), BLUE)));
    }

    @Test
    void whatNobodyWishesForIsSettledByTheRule() {
        assertEquals("A red 1, B red 1", settled(ShortageRule.ONE_EACH, 2, 9, of(RED, wants(1, 3)), of(RED, wants(2, 3))));
    }

    @Test
    void anAbsentVariantIsReplacedWholly() {
        assertEquals("A blue 2", settled(ShortageRule.FIRST_COME, 0, 5, of(RED, wants(1, 2), BLUE)));
        assertEquals("", settled(ShortageRule.FIRST_COME, 0, 5, of(RED, wants(1, 2))));
    }

    /** Nothing is there but blue 1 and grey 1. One after the other A would take blue, and nothing be left for B. */
    @Test
    void whoHasAnotherWishGivesWay() {
        assertEquals("A grey 1, B blue 1", settledOf(Map.of(BLUE, Quantity.of(1), GREY, Quantity.of(1)),
                of(RED, wants(1, 1), BLUE, GREY), of(GREEN, wants(2, 1), BLUE)));
    }

    /** Only one of the two can be served: A, who was first, and whom C's arrival does not push out. */
    @Test
    void whereNotAllCanBeServedTheEarlierIs() {
        assertEquals("A blue 1", settledOf(Map.of(BLUE, Quantity.of(1)), of(RED, wants(1, 1), BLUE), of(GREEN, wants(2, 1), BLUE), of(RED, wants(3, 1), BLUE)));
    }

    @Test
    void theEarlierGetsTheDearerWish() {
        assertEquals("A blue 1, B grey 1", settledOf(Map.of(BLUE, Quantity.of(1), GREY, Quantity.of(5)),
                of(RED, wants(1, 1), BLUE, GREY), of(RED, wants(2, 1), BLUE, GREY)));
        // B has to have blue; of A and C, who both gave way or came late, A has the dearer one
        assertEquals("A green 1, B blue 1, C grey 1", settledOf(Map.of(BLUE, Quantity.of(1), GREEN, Quantity.of(1), GREY, Quantity.of(1)),
                of(RED, wants(1, 1), BLUE, GREEN, GREY), of(RED, wants(2, 1), BLUE), of(RED, wants(3, 1), GREEN, GREY)));
    }

    /** Of red 1 is there, of blue 1: A gives red to B, who has no wish. */
    @Test
    void whoHasAWishGivesTheOwnVariantToWhoHasNone() {
        assertEquals("A blue 1, B red 1", settledOf(Map.of(RED, ONE, BLUE, ONE), of(RED, wants(1, 1), BLUE), of(RED, wants(2, 1))));
    }

    /** Honey by the jar, cream by 0.5: only whole jars' worth moves, and half a jar never stays. */
    @Test
    void unitsMoveByWholeStepsOfBothLots() {
        LongFunction<Quantity> step = variant -> variant == RED ? ONE : Quantity.of("0.5");
        Settlement settlement = Settlement.of(ShortageRule.FIRST_COME, List.of(of(RED, wants(1, 2), BLUE)), Map.of(BLUE, Quantity.of("1.5")), step);
        assertEquals("A blue 1", shown(settlement.settle(ShortageRule.FIRST_COME, Map.of(), step)));
    }

    private static String settledOf(Map<Long, Quantity> available, Claim... claims) {
        return shown(Settlement.of(ShortageRule.FIRST_COME, List.of(claims), available, variant -> ONE).settle(ShortageRule.FIRST_COME, Map.of(), variant -> ONE));
    }

    @Test
    void byHandGoesForItsVariantOnly() {
        Settlement settlement = settlement(ShortageRule.BY_HAND, 3, 2, of(RED, wants(1, 2)), of(RED, wants(2, 2)), of(BLUE, wants(3, 2)));
        assertTrue(settlement.open().get(0).isShort());
        assertFalse(settlement.open().get(1).isShort());
        assertEquals("A red 1, B red 2, C blue 2", shown(settlement.settle(ShortageRule.BY_HAND,
                Map.of(RED, Map.of(1L, ONE, 2L, Quantity.of(2))), variant -> ONE)));
        assertThrows(Refused.class, () -> settlement.settle(ShortageRule.BY_HAND, Map.of(RED, Map.of(1L, ONE)), variant -> ONE));
    }

    private static String settled(ShortageRule rule, long red, long blue, Claim... claims) {
        return shown(settlement(rule, red, blue, claims).settle(rule, Map.of(), variant -> ONE));
    }

    private static Settlement settlement(ShortageRule rule, long red, long blue, Claim... claims) {
        return Settlement.of(rule, List.of(claims), Map.of(RED, Quantity.of(red), BLUE, Quantity.of(blue)), variant -> ONE);
    }

    private static String shown(List<Settlement.Got> got) {
        return got.stream().map(each -> "ABC".charAt((int) each.lineId() - 1) + " " + List.of("red", "blue", "green", "grey").get((int) each.variantId() - 1) + " " + each.quantity())
                .collect(Collectors.joining(", "));
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        return Claims.any();
    }

    @Property(tries = 500)
    void nothingIsGivenTwiceAndNothingIsKeptBackFromWhoWantsIt(@ForAll ShortageRule rule, @ForAll("claims") List<Claim> claims,
            @ForAll @IntRange(max = 60) int red, @ForAll @IntRange(max = 60) int blue, @ForAll Random order) {
        Map<Long, Quantity> available = Map.of(RED, Quantity.of(red), BLUE, Quantity.of(blue));
        List<Settlement.Got> got = Settlement.of(rule, claims, available, variant -> ONE).settle(rule, Map.of(), variant -> ONE);
        for (long variant : available.keySet()) {
            Quantity given = sum(got.stream().filter(each -> each.variantId() == variant).toList());
            List<Claim> on = claims.stream().filter(claim -> claim.variantId() == variant).toList();
            assertTrue(given.compareTo(available.get(variant)) <= 0);
            assertTrue(given.compareTo(Shortage.least(available.get(variant), Claim.wanted(on))) >= 0);
        }
        for (Claim claim : claims) {
            Quantity mine = sum(got.stream().filter(each -> each.lineId() == claim.lineId()).toList());
            assertTrue(mine.compareTo(claim.wanted().plus(claim.tolerance())) <= 0);
        }
        List<Claim> shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, order);
        assertEquals(got, Settlement.of(rule, shuffled, available, variant -> ONE).settle(rule, Map.of(), variant -> ONE));
    }

    private static Quantity sum(List<Settlement.Got> got) {
        return got.stream().map(Settlement.Got::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }
}
