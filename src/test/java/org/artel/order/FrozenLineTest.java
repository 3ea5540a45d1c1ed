package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.junit.jupiter.api.Test;

class FrozenLineTest {

    @Test
    void fieldsStandInTheDocumentedOrder() {
        assertEquals("17\t3\tTEA-01\tзелёный, 100 г\t2\t12.50\t25.00\n", line("TEA-01", "зелёный, 100 г").text());
    }

    @Test
    void aLineBreakInAnArticleDoesNotMakeTwoLines() {
        assertEquals("17\t3\tTEA 01\t\t2\t12.50\t25.00\n", line("TEA\n01", "").text());
    }

    @Test
    void noSpreadsheetTakesAnArticleForAFormula() {
        assertEquals("17\t3\t'=1+1\t'-L\t2\t12.50\t25.00\n", line("=1+1", "-L").text());
    }

    private static FrozenLine line(String article, String variant) {
        return new FrozenLine(17, 3, article, variant, Quantity.of(2), UnitPrice.of("12.5"), Money.of("25"));
    }
}
