package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.artel.common.Money;
import org.artel.purchase.Terms;
import org.artel.purchase.TermsFixture;
import org.junit.jupiter.api.Test;

/** Three days for free, then 2.00 a day, forfeited after ten; goods of 9.00. */
class StorageTest {

    private static final Terms TERMS = TermsFixture.storing(3, new BigDecimal("2.00"), 10);

    @Test
    void daysBeyondTheFreeOnesCostUntilForfeiture() {
        assertFee("0.00", 0, "9.00", "0.00");
        assertFee("0.00", 3, "9.00", "0.00");
        assertFee("2.00", 4, "9.00", "0.00");
        assertFee("2.00", 10, "99.00", "12.00");
        assertFee("0.00", 11, "99.00", "14.00");
    }

    @Test
    void allDaysTogetherNeverCostMoreThanTheGoods() {
        assertFee("1.00", 8, "9.00", "8.00");
        assertFee("0.00", 9, "9.00", "9.00");
        assertFee("0.00", 9, "4.50", "9.00");
    }

    @Test
    void withoutAFeeNothingIsCharged() {
        assertEquals(Money.ZERO, Storage.fee(TermsFixture.storing(null, null, null), 9, Money.of("9.00"), Money.ZERO));
    }

    private static void assertFee(String fee, int day, String worth, String charged) {
        assertEquals(Money.of(fee), Storage.fee(TERMS, day, Money.of(worth), Money.of(charged)));
    }
}
