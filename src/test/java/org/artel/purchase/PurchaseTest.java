package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.junit.jupiter.api.Test;

class PurchaseTest {

    private static final Instant NOW = Instant.parse("2026-05-24T10:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private static Purchase aDraft(TermsCommand command) {
        return new Purchase(1, 2, 3, new TermsReader(command, null, "EUR").read(), null, NOW);
    }

    private static TermsCommand terms() {
        TermsCommand command = new TermsCommand();
        command.setTitle("Honey");
        command.setConditions("We buy honey");
        command.setPercent(new BigDecimal("12.5"));
        command.setStopAt(TOMORROW);
        command.setTargetSum(new BigDecimal("20000"));
        return command;
    }

    private static Purchase anOpenPurchase() {
        Purchase purchase = aDraft(terms());
        purchase.open(NOW);
        return purchase;
    }

    private static Purchase aStoppedPurchase() {
        Purchase purchase = anOpenPurchase();
        purchase.stop(NOW);
        return purchase;
    }

    private static String refusal(Runnable verb) {
        return assertThrows(Refused.class, verb::run).key();
    }

    @Test
    void openingAnUnannouncedDraftAnnouncesIt() {
        Purchase purchase = anOpenPurchase();
        assertEquals(Stage.OPEN, purchase.stage());
        assertTrue(purchase.isAnnounced());
    }

    @Test
    void aCancelledDraftWasNeverAnnounced() {
        Purchase purchase = aDraft(terms());
        purchase.cancel(NOW);
        assertEquals(Stage.CANCELLED, purchase.stage());
        assertFalse(purchase.isAnnounced());
        assertEquals(NOW, purchase.endedAt());
    }

    @Test
    void aStoppedPurchaseIsNotStoppedAgain() {
        assertEquals("purchase.noSuchWay", refusal(() -> aStoppedPurchase().stop(NOW)));
    }

    @Test
    void everyStopHasAFreezeOfItsOwn() {
        Purchase purchase = anOpenPurchase();
        assertEquals(1, purchase.stop(NOW));
        purchase.reopen(TOMORROW, NOW, false);
        assertEquals(2, purchase.stop(NOW));
    }

    @Test
    void theOrganizerReopensWithinAQuarterOfAnHour() {
        Purchase purchase = aStoppedPurchase();
        purchase.reopen(TOMORROW, NOW.plus(Duration.ofMinutes(15)), false);
        assertEquals(Stage.OPEN, purchase.stage());
        assertNull(purchase.stoppedAt());
    }

    @Test
    void laterOnlyAModeratorReopens() {
        Instant late = NOW.plus(Duration.ofMinutes(15)).plusMillis(1);
        assertEquals("purchase.reopenTooLate", refusal(() -> aStoppedPurchase().reopen(TOMORROW, late, false)));
        Purchase purchase = aStoppedPurchase();
        purchase.reopen(TOMORROW, late, true);
        assertEquals(Stage.OPEN, purchase.stage());
    }

    @Test
    void reopeningNeedsANewStopDateAndSwitchesTheTargetOff() {
        assertEquals("purchase.stopInPast", refusal(() -> aStoppedPurchase().reopen(null, NOW, false)));
        assertEquals("purchase.stopInPast", refusal(() -> aStoppedPurchase().reopen(NOW, NOW, false)));
        Purchase purchase = aStoppedPurchase();
        purchase.reopen(TOMORROW, NOW, false);
        assertFalse(purchase.terms().hasTarget());
        assertEquals(TOMORROW, purchase.terms().stopAt());
    }

    @Test
    void theStopDateMovesIntoTheFutureOnly() {
        assertEquals("purchase.stopInPast", refusal(() -> anOpenPurchase().moveStop(NOW, NOW)));
        assertEquals("purchase.otherStage", refusal(() -> aStoppedPurchase().moveStop(TOMORROW, NOW)));
        assertEquals("purchase.otherStage", refusal(() -> aStoppedPurchase().open(NOW)));
    }

    @Test
    void whileParticipantsMayWithdrawNoStopComesAndANearerDateMoves() {
        Purchase purchase = anOpenPurchase();
        Instant until = purchase.letWithdraw(NOW);
        assertEquals(NOW.plus(Duration.ofHours(48)), until);
        assertEquals(until, purchase.terms().stopAt());
        assertEquals("purchase.stop.withdrawing", refusal(() -> purchase.stop(until.minusMillis(1))));
        assertEquals("purchase.stop.withdrawing", refusal(() -> purchase.moveStop(until.minusMillis(1), NOW)));
        assertEquals(1, purchase.stop(until));
    }

    @Test
    void aLaterDateStaysWhenParticipantsMayWithdraw() {
        Purchase purchase = anOpenPurchase();
        purchase.moveStop(NOW.plus(Duration.ofDays(9)), NOW);
        purchase.letWithdraw(NOW);
        assertEquals(NOW.plus(Duration.ofDays(9)), purchase.terms().stopAt());
    }

    @Test
    void theMinimumIsExtendedForAsOftenAsTheTermsSay() {
        TermsCommand command = terms();
        command.setTargetSum(null);
        command.setMinimumSum(new BigDecimal("500"));
        command.setBelowMinimum(BelowMinimum.EXTEND);
        command.setExtendDays(3);
        command.setExtendTimes(1);
        Purchase purchase = aDraft(command);
        purchase.open(NOW);
        assertEquals(BelowMinimum.EXTEND, purchase.whenMissed());
        assertEquals(TOMORROW.plus(Duration.ofDays(3)), purchase.extendedStopAt(TOMORROW));
        assertEquals(TOMORROW.plus(Duration.ofDays(13)), purchase.extendedStopAt(TOMORROW.plus(Duration.ofDays(10))), "from now, where the timer is late");
        purchase.extend(TOMORROW);
        assertEquals(BelowMinimum.STOP, purchase.whenMissed());
        assertNull(purchase.extendedStopAt(TOMORROW));
    }

    @Test
    void thePercentGoesDownOnly() {
        Purchase purchase = anOpenPurchase();
        assertEquals("purchase.percentOnlyDown", refusal(() -> purchase.lowerPercent(new BigDecimal("12.50"))));
        assertEquals("purchase.percentOnlyDown", refusal(() -> purchase.lowerPercent(new BigDecimal("13.00"))));
        assertEquals("purchase.percentOnlyDown", refusal(() -> purchase.lowerPercent(new BigDecimal("-1.00"))));
        purchase.lowerPercent(new BigDecimal("10.00"));
        assertEquals(new BigDecimal("10.00"), purchase.terms().percent());
    }

    @Test
    void thePercentIsFinalAtTheStop() {
        assertEquals("purchase.percentFinal", refusal(() -> aStoppedPurchase().lowerPercent(BigDecimal.ONE)));
    }

    @Test
    void withoutAMinimumAnythingReachesIt() {
        assertTrue(aDraft(terms()).terms().reachesMinimum(Money.ZERO, Quantity.ZERO, Quantity.ZERO));
    }

    @Test
    void allOrAnyOfTheMinimaAsTheTermsSay() {
        TermsCommand command = terms();
        command.setMinimumSum(new BigDecimal("100"));
        command.setMinimumWeight(new BigDecimal("5"));
        Terms any = aDraft(command).terms();
        assertTrue(any.reachesMinimum(Money.of("100"), Quantity.ZERO, Quantity.ZERO));
        assertTrue(any.reachesMinimum(Money.ZERO, Quantity.ZERO, Quantity.of(5)));
        assertFalse(any.reachesMinimum(Money.of("99.99"), Quantity.of(1000), Quantity.of("4.999")));
        command.setMinimumAll(true);
        Terms all = aDraft(command).terms();
        assertFalse(all.reachesMinimum(Money.of("100"), Quantity.ZERO, Quantity.of("4.999")));
        assertTrue(all.reachesMinimum(Money.of("100"), Quantity.ZERO, Quantity.of(5)));
    }

    @Test
    void ordersAreAcceptedUntilTheStopMomentWhetherOrNotTheTimerRan() {
        GateState gate = new GateState(1, Stage.OPEN, NOW, 0, 0, Money.ZERO, Quantity.ZERO, Quantity.ZERO);
        assertTrue(gate.acceptsOrders(NOW.minusNanos(1000)));
        assertFalse(gate.acceptsOrders(NOW));
    }
}
