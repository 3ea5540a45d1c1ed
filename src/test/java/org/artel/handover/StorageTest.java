package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.artel.common.Money;
import org.artel.purchase.TermsFixture;
import org.junit.jupiter.api.Test;

/** Three days for free, then 2.00 a day, forfeited after ten. */
class StorageTest {

    private static final Instant BEGIN = Instant.parse("2026-06-26T08:00:00Z");

    @Test
    void daysBeyondTheFreeOnesCostUntilForfeiture() {
        assertDue(0, "0.00", 3, 0);
        assertDue(0, "0.00", 0, 0);
        assertDue(2, "4.00", 5, 0);
        assertDue(1, "2.00", 5, 1);
        assertDue(7, "14.00", 20, 0);
    }

    @Test
    void withoutAFeeOrBeforeTheHandoverNothingIsDue() {
        assertEquals(StorageDue.NONE, Storage.due(TermsFixture.storing(null, null, null), BEGIN, BEGIN.plus(Duration.ofDays(9)), 0));
        assertEquals(StorageDue.NONE, Storage.due(TermsFixture.storing(3, new BigDecimal("2.00"), 10), null, BEGIN, 0));
    }

    private static void assertDue(int days, String sum, int after, int charged) {
        assertEquals(new StorageDue(days, Money.of(sum)), Storage.due(TermsFixture.storing(3, new BigDecimal("2.00"), 10), BEGIN,
                BEGIN.plus(Duration.ofDays(after)).plusSeconds(60), charged));
    }
}
