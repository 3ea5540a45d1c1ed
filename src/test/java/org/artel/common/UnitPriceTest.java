package org.artel.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UnitPriceTest {

    @Test
    void aNetPriceGetsVatAndAGrossOneDoesNot() {
        UnitPrice listed = UnitPrice.of("10.00");
        assertEquals(UnitPrice.of("11.90"), listed.gross(BigDecimal.ONE, true, new BigDecimal("19.00")));
        assertEquals(UnitPrice.of("10.00"), listed.gross(BigDecimal.ONE, false, new BigDecimal("19.00")));
        assertEquals(UnitPrice.of("10.00"), listed.gross(BigDecimal.ONE, true, null));
    }

    @Test
    void theRateIsAppliedBeforeTheOneRounding() {
        // 0.50 × 1.0000009 = 0.50000045, with 20 % VAT 0.60000054: rounding in between would give 0.600000
        assertEquals(UnitPrice.of("0.600001"),
                UnitPrice.of("0.50").gross(new BigDecimal("1.00000090"), true, new BigDecimal("20.00")));
    }

    @Test
    void aLineIsRoundedHalfUpOnce() {
        assertEquals(Money.of("0.04"), UnitPrice.of("0.0125").times(Quantity.of(3)));
        assertEquals(Money.of("1.00"), UnitPrice.of("0.333333").times(Quantity.of(3)));
        assertEquals(Money.of("0.13"), UnitPrice.of("0.25").times(Quantity.of("0.5")));
    }

    @Test
    void pricesShowTwoDecimalsOrAsManyAsTheyNeed() {
        assertEquals("12.50", UnitPrice.of("12.5").toString());
        assertEquals("0.0125", UnitPrice.of("0.012500").toString());
        assertEquals("100.00", UnitPrice.of("100").toString());
    }

    @Test
    void moreThanSixDecimalsAreRefused() {
        assertThrows(ArithmeticException.class, () -> UnitPrice.of("0.0000001"));
    }

    @Property
    void aLineIsAtMostHalfACentOff(@ForAll("prices") UnitPrice price, @ForAll("quantities") Quantity quantity) {
        BigDecimal exact = price.amount().multiply(quantity.amount());
        assertTrue(price.times(quantity).amount().subtract(exact).abs().compareTo(new BigDecimal("0.005")) <= 0);
    }

    @Provide
    Arbitrary<UnitPrice> prices() {
        return Arbitraries.bigDecimals().ofScale(6).between(BigDecimal.ZERO, new BigDecimal("100000")).map(UnitPrice::new);
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return Arbitraries.bigDecimals().ofScale(3).between(BigDecimal.ZERO, new BigDecimal("10000")).map(Quantity::new);
    }
}
