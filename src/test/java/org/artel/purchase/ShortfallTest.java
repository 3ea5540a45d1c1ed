package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.junit.jupiter.api.Test;

class ShortfallTest {

    /** 420.00 collected, 12 units, 3 kg; the minimum is 500 and 10 units and 5 kg. */
    private static Shortfall missing(boolean all) {
        TermsCommand command = new TermsCommand();
        command.setTitle("Honey");
        command.setPercent(BigDecimal.TEN);
        command.setMinimumSum(new BigDecimal("500"));
        command.setMinimumQuantity(BigDecimal.TEN);
        command.setMinimumWeight(new BigDecimal("5"));
        command.setMinimumAll(all);
        Terms terms = new TermsReader(command, null, "EUR").read();
        return Shortfall.of(terms, new GateState(1, Stage.OPEN, null, 1, 3, Money.of("420.00"), Quantity.of(12), Quantity.of(3)));
    }

    @Test
    void oneReachedMinimumIsEnoughWhereAnyIs() {
        assertTrue(missing(false).isNone());
        assertNull(missing(false).words());
    }

    @Test
    void whereAllAreNeededItNamesThoseThatAreMissing() {
        Shortfall shortfall = missing(true);
        assertEquals(Money.of("80.00"), shortfall.goods());
        assertNull(shortfall.quantity());
        assertEquals(Quantity.of(2), shortfall.weight());
        Texts texts = Texts.of(Locale.ENGLISH, ZoneOffset.UTC, Instant.EPOCH);
        assertEquals("To the minimum is missing: goods for 80.00 and 2 kg", texts.text("purchase.missing", shortfall.words()).replace('\u00a0', ' '));
    }
}
