package org.artel.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void thirdsOfOneAddUpToOne() {
        assertEquals(sums("0.34", "0.33", "0.33"), Money.of("1.00").share(weights("1", "1", "1")));
    }

    @Test
    void aRefundIsSharedAsTheSumWasCharged() {
        assertEquals(sums("-0.34", "-0.33", "-0.33"), Money.of("-1.00").share(weights("1", "1", "1")));
    }

    @Test
    void nobodysWeightMeansEqualShares() {
        assertEquals(sums("0.34", "0.33", "0.33"), Money.of("1.00").share(weights("0", "0", "0.000")));
    }

    @Test
    void whoHasNoWeightPaysNothing() {
        assertEquals(sums("0.00", "10.00"), Money.of("10.00").share(weights("0", "7.125")));
    }

    /**
     * <pre>
     * goods      1200.00  350.00  450.00
     * 15 %        180.00   52.50   67.50
     * delivery     46.66   13.61   17.50   of 77.77, by sum
     * due        1426.66  416.11  535.00   together 2377.77
     * </pre>
     */
    @Test
    void goodsPercentAndDeliveryOfThreeParticipants() {
        List<Money> goods = sums("1200.00", "350.00", "450.00");
        List<Money> percent = goods.stream().map(g -> g.percent(new BigDecimal("15"))).toList();
        List<Money> delivery = Money.of("77.77").share(goods.stream().map(Money::amount).toList());
        assertEquals(sums("180.00", "52.50", "67.50"), percent);
        assertEquals(sums("46.66", "13.61", "17.50"), delivery);
        List<Money> due = Stream.of(0, 1, 2).map(i -> goods.get(i).plus(percent.get(i)).plus(delivery.get(i))).toList();
        assertEquals(sums("1426.66", "416.11", "535.00"), due);
        assertEquals(Money.of("2377.77"), Money.sum(due));
    }

    @Test
    void percentIsRoundedHalfUpToTheCent() {
        assertEquals(Money.of("0.13"), Money.of("1.00").percent(new BigDecimal("12.5")));
        assertEquals(Money.of("-0.13"), Money.of("-1.00").percent(new BigDecimal("12.5")));
    }

    @Test
    void moreThanTwoDecimalsAreRefusedInsteadOfRounded() {
        assertThrows(ArithmeticException.class, () -> Money.of("0.005"));
        assertEquals(Money.of("0.50"), Money.of("0.5000"));
    }

    @Test
    void sharingNeedsSomebodyAndNoNegativeWeight() {
        assertThrows(IllegalArgumentException.class, () -> Money.of("1.00").share(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Money.of("1.00").share(weights("1", "-1")));
    }

    @Property
    void sharesAlwaysAddUpToTheWhole(@ForAll("sums") Money whole, @ForAll("weights") List<BigDecimal> weights) {
        assertEquals(whole, Money.sum(whole.share(weights)));
    }

    @Property
    void noShareIsACentAwayFromTheExactOne(@ForAll("sums") Money whole, @ForAll("weights") List<BigDecimal> weights) {
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Money> shares = whole.share(weights);
        for (int i = 0; i < weights.size() && all.signum() > 0; i++) {
            BigDecimal off = shares.get(i).amount().multiply(all).subtract(whole.amount().multiply(weights.get(i))).abs();
            assertTrue(off.compareTo(all.multiply(new BigDecimal("0.01"))) < 0, shares + " of " + whole + " by " + weights);
        }
    }

    @Property
    void whoWeighsMoreNeverGetsLess(@ForAll("sums") Money whole, @ForAll("weights") List<BigDecimal> weights) {
        List<Money> shares = whole.share(weights);
        for (int i = 0; i < weights.size(); i++) {
            for (int j = 0; j < weights.size(); j++) {
                if (weights.get(i).compareTo(weights.get(j)) > 0) {
                    int more = shares.get(i).compareTo(shares.get(j));
                    assertTrue(whole.isNegative() ? more <= 0 : more >= 0, shares + " of " + whole + " by " + weights);
                }
            }
        }
    }

    @Property
    void percentIsAtMostHalfACentOff(@ForAll("sums") Money sum, @ForAll("percents") BigDecimal percent) {
        BigDecimal off = sum.percent(percent).amount().multiply(new BigDecimal("100")).subtract(sum.amount().multiply(percent)).abs();
        assertTrue(off.compareTo(new BigDecimal("0.5")) <= 0);
    }

    @Provide
    Arbitrary<Money> sums() {
        return Arbitraries.bigDecimals().ofScale(2).between(new BigDecimal("-1000000"), new BigDecimal("1000000")).map(Money::new);
    }

    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        return Arbitraries.bigDecimals().ofScale(3).between(BigDecimal.ZERO, new BigDecimal("10000"))
                .list().ofMinSize(1).ofMaxSize(30);
    }

    @Provide
    Arbitrary<BigDecimal> percents() {
        return Arbitraries.bigDecimals().ofScale(2).between(BigDecimal.ZERO, new BigDecimal("100"));
    }

    private static List<Money> sums(String... amounts) {
        return Stream.of(amounts).map(Money::of).toList();
    }

    private static List<BigDecimal> weights(String... weights) {
        return Stream.of(weights).map(BigDecimal::new).toList();
    }
}
