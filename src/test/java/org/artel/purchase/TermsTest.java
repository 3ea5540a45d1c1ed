package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Visibility;
import org.junit.jupiter.api.Test;

class TermsTest {

    private static final BigDecimal CAP = new BigDecimal("15");

    private static TermsCommand honey() {
        TermsCommand command = new TermsCommand();
        command.setTitle("Honey");
        command.setConditions("We buy *honey*");
        command.setPercent(new BigDecimal("12.5"));
        command.setStopAt(Instant.parse("2026-05-26T18:00:00Z"));
        command.getCharges().add(new TermsCommand.Charge("Lorry", DeliveryBasis.BY_WEIGHT, new BigDecimal("38")));
        command.getPoints().add(new TermsCommand.Point(null, null, "Centre", "Lenin street 1", null, null, null));
        return command;
    }

    private static Map<String, Refused> errors(Consumer<TermsCommand> change) {
        TermsCommand command = honey();
        change.accept(command);
        return assertThrows(InvalidFields.class, () -> new TermsReader(command, CAP, "EUR").read()).errors();
    }

    private static void refused(String field, String key, Consumer<TermsCommand> change) {
        Map<String, Refused> errors = errors(change);
        assertEquals(Set.of(field), errors.keySet());
        assertEquals(key, errors.get(field).key());
    }

    @Test
    void goodTermsAreRead() {
        Terms terms = new TermsReader(honey(), CAP, "EUR").read();
        assertEquals(new BigDecimal("12.50"), terms.percent());
        assertEquals("EUR", terms.currency());
        assertNull(terms.minimumSum());
        assertTrue(terms.conditionsHtml().contains("<em>honey</em>"));
    }

    @Test
    void everyWrongFieldIsNamed() {
        Map<String, Refused> errors = errors(c -> {
            c.setTitle(" ");
            c.setPercent(new BigDecimal("15.01"));
            c.setMinimumSum(new BigDecimal("1.001"));
            c.getPoints().get(0).setName("");
        });
        assertEquals(List.of("title", "percent", "minimumSum", "points[0].name"), List.copyOf(errors.keySet()));
    }

    @Test
    void thePercentKeepsTheSectionsCap() {
        refused("percent", "terms.percent.aboveCap", c -> c.setPercent(new BigDecimal("15.01")));
        refused("percent", "terms.required", c -> c.setPercent(null));
        refused("percent", "terms.range", c -> c.setPercent(new BigDecimal("-1")));
    }

    @Test
    void aDepositNeedsItsPercent() {
        refused("depositPercent", "terms.depositPercent.required", c -> c.setPaymentMode(PaymentMode.DEPOSIT));
    }

    @Test
    void paidFirstNeedsADeposit() {
        refused("shortageRule", "terms.shortageRule.paidFirst", c -> c.setShortageRule(ShortageRule.PAID_FIRST));
    }

    @Test
    void extendingNeedsDaysTimesAndAMinimum() {
        Map<String, Refused> errors = errors(c -> c.setBelowMinimum(BelowMinimum.EXTEND));
        assertEquals(Set.of("belowMinimum", "extendDays", "extendTimes"), errors.keySet());
    }

    @Test
    void theTargetIsNotBelowTheMinimum() {
        refused("targetSum", "terms.target.belowMinimum", c -> {
            c.setMinimumSum(new BigDecimal("100"));
            c.setTargetSum(new BigDecimal("99"));
        });
    }

    @Test
    void openingComesBeforeTheStop() {
        refused("stopAt", "terms.stopAt.beforeOpening", c -> c.setOpensAt(c.getStopAt()));
    }

    @Test
    void thePortalsOwnCurrencyHasTheRateOne() {
        refused("rate", "terms.rate.own", c -> c.setRate(new BigDecimal("1.1")));
        refused("currency", "terms.currency.unknown", c -> c.setCurrency("XXA"));
    }

    @Test
    void zeroIsNoMinimumAndNoCap() {
        TermsCommand command = honey();
        command.setMinimumSum(BigDecimal.ZERO);
        command.setPercentCapItem(new BigDecimal("0.00"));
        Terms terms = new TermsReader(command, CAP, "EUR").read();
        assertNull(terms.minimumSum());
        assertNull(terms.percentCapItem());
    }

    private static Map<String, Refused> whileOpen(boolean ordered, Consumer<TermsCommand> change) {
        Terms before = new TermsReader(honey(), CAP, "EUR").read();
        List<DeliveryCharge> charges = TermsReader.charges(1, honey());
        TermsCommand command = honey();
        change.accept(command);
        Terms after = new TermsReader(command, CAP, "EUR").read();
        return TermsWhileOpen.errors(before, charges, List.of(), after, command, new GateState(1, Stage.OPEN, null, 1, ordered ? 1 : 0,
                Money.of(ordered ? "500.00" : "0.00"), Quantity.ZERO, Quantity.ZERO));
    }

    @Test
    void secondsThatAFormDoesNotKnowMoveNoStop() {
        assertEquals(Set.of(), whileOpen(true, c -> c.setStopAt(c.getStopAt().plusSeconds(59))).keySet());
        assertEquals(Set.of("stopAt"), whileOpen(true, c -> c.setStopAt(c.getStopAt().plusSeconds(60))).keySet());
    }

    @Test
    void announcingOvercomesWhatIsDearerButNotPercentAndRate() {
        Map<String, Refused> errors = whileOpen(true, c -> {
            c.setPercentBase(PercentBase.GOODS_AND_DELIVERY);
            c.getCharges().get(0).setExpectedRate(new BigDecimal("39"));
            c.setPaymentMode(PaymentMode.OWN_FUNDS);
        });
        assertEquals(Set.of("percentBase", "charges[0].expectedRate", "paymentMode"), errors.keySet());
        assertEquals(Set.of("charges[0].expectedRate", "paymentMode"), TermsWhileOpen.announceable(errors));
    }

    @Test
    void aTargetThatIsReachedAlreadyIsRefused() {
        assertEquals(Set.of("targetSum"), whileOpen(true, c -> c.setTargetSum(new BigDecimal("500"))).keySet());
        assertEquals(Set.of(), whileOpen(true, c -> c.setTargetSum(new BigDecimal("500.01"))).keySet());
        assertEquals(Set.of(), whileOpen(false, c -> c.setTargetSum(new BigDecimal("500"))).keySet());
    }

    @Test
    void whileOpenThePercentAndTheStopDateHaveVerbsOfTheirOwn() {
        assertEquals(Set.of("percent", "stopAt"), whileOpen(false, c -> {
            c.setPercent(BigDecimal.ONE);
            c.setStopAt(Instant.parse("2026-05-27T18:00:00Z"));
        }).keySet());
    }

    @Test
    void theMinimumOfAnOrderOnlyFallsOnceThereAreOrders() {
        assertEquals(Set.of("orderMinimumSum", "orderMinimumQuantity"), whileOpen(true, c -> {
            c.setOrderMinimumSum(BigDecimal.TEN);
            c.setOrderMinimumQuantity(BigDecimal.ONE);
        }).keySet());
        assertEquals(Set.of(), whileOpen(false, c -> c.setOrderMinimumSum(BigDecimal.TEN)).keySet());
    }

    @Test
    void afterTheFirstOrderMoneyChangesInTheParticipantsFavourOnly() {
        assertEquals(Set.of(), whileOpen(true, c -> {
            c.setPercentCapItem(BigDecimal.TEN);
            c.getCharges().get(0).setExpectedRate(new BigDecimal("37"));
            c.setConditions("More words");
        }).keySet());
        assertEquals(Set.of("charges[0].expectedRate", "rollVisible"), whileOpen(true, c -> {
            c.getCharges().get(0).setExpectedRate(new BigDecimal("38.01"));
            c.setRollVisible(Visibility.EVERYONE);
        }).keySet());
        assertEquals(Set.of(), whileOpen(false, c -> c.getCharges().get(0).setExpectedRate(new BigDecimal("38.01"))).keySet());
    }

    @Test
    void differencesAreNamed() {
        Terms before = new TermsReader(honey(), CAP, "EUR").read();
        TermsCommand command = honey();
        command.setMinimumSum(new BigDecimal("10"));
        Terms after = new TermsReader(command, CAP, "EUR").read();
        assertEquals(Set.of("minimumSum"), before.differences(after));
        assertEquals(Money.of("10"), after.minimumSum());
    }

    @Test
    void aCopyHasNoDates() {
        Terms copy = new TermsReader(honey(), CAP, "EUR").read().copied();
        assertNull(copy.stopAt());
        assertEquals(new BigDecimal("12.50"), copy.percent());
    }
}
