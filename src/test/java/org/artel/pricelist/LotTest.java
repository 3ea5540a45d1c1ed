package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.junit.jupiter.api.Test;

class LotTest {

    @Test
    void netPriceBecomesGrossAtTheRateOfThePurchase() {
        Lot lot = new Lot(1, 1, content("2.56", true, "5.5"), new BigDecimal("1.5"));
        assertEquals(UnitPrice.of("4.0512"), lot.basePrice());
        assertEquals(UnitPrice.of("2.7008"), new Lot(1, 1, content("2.56", true, "5.5"), BigDecimal.ONE).basePrice());
        assertEquals(UnitPrice.of("0.333333"), new Lot(1, 1, content("0.333333", false, "20"), BigDecimal.ONE).basePrice());
    }

    @Test
    void netPriceNeedsARate() {
        assertEquals("pricelist.lot.netWithoutVat", assertThrows(Refused.class, () -> content("2.56", true, null)).key());
    }

    @Test
    void aChangedLotIsANewRevision() {
        Lot lot = lot(content("2.00", false, null));
        lot.change(content("2.50", false, null), BigDecimal.ONE);
        assertEquals(2, lot.revision());
        assertEquals(UnitPrice.of("2.50"), lot.basePrice());
    }

    @Test
    void packOfOneIsNoPack() {
        assertFalse(packed(1).soldInPacks());
        assertTrue(packed(2).soldInPacks());
    }

    @Test
    void twoEqualVariantsAreRefused() {
        LotContent.Variant red = new LotContent.Variant(null, "", "", "36", "red", 1, null, null, null);
        assertEquals("pricelist.lot.variantTwice", assertThrows(Refused.class, () -> content("1", false, null, red, red)).key());
    }

    private static Lot packed(int size) {
        return lot(new LotContent("1", "Tea", "", null, null, null, "", "", "", null, null, null, Quantity.of(size), false, null,
                UnitPrice.of("2"), false, null, null, List.of(LotContent.Variant.only(null))));
    }

    private static Lot lot(LotContent content) {
        return new Lot(1, 1, content, BigDecimal.ONE);
    }

    private static LotContent content(String price, boolean net, String vatRate, LotContent.Variant... variants) {
        return new LotContent("1", "Tea", "", null, null, null, "", "", "", null, null, null, null, false, null, UnitPrice.of(price), net,
                vatRate == null ? null : new BigDecimal(vatRate), null,
                variants.length == 0 ? List.of(LotContent.Variant.only(null)) : List.of(variants));
    }
}
