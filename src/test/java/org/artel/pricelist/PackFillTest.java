package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.junit.jupiter.api.Test;

/** Lots, packs and size rows. */
class PackFillTest {

    @Test
    void unitsBeyondCompletePacksHang() {
        assertEquals(new PackFill(2, Quantity.of(3), Quantity.of(7)), PackFill.of(Quantity.of(23), Quantity.of(10)));
        assertEquals(new PackFill(2, Quantity.ZERO, Quantity.ZERO), PackFill.of(Quantity.of(20), Quantity.of(10)));
        assertEquals(new PackFill(0, Quantity.of(4), Quantity.of(6)), PackFill.of(Quantity.of(4), Quantity.of(10)));
    }

    @Test
    void aSizeRowIsAsCompleteAsItsScarcestSlot() {
        Lot lot = lot(content("2.00", false, null)).numbered(1);
        List<LotVariant> slots = List.of(slot(lot, 36, 1), slot(lot, 38, 2), slot(lot, 40, 1));

        SizeRow row = SizeRow.of(slots, Map.of(36L, Quantity.of(2), 38L, Quantity.of(3), 40L, Quantity.of(1)));

        assertEquals(1, row.complete());
        assertTrue(row.begun());
        assertEquals(Map.of(38L, Quantity.of(1), 40L, Quantity.of(1)), row.missing());
    }

    @Test
    void noSizeRowIsBegunWhenNothingHangs() {
        Lot lot = lot(content("2.00", false, null)).numbered(1);
        List<LotVariant> slots = List.of(slot(lot, 36, 1), slot(lot, 38, 2));

        SizeRow row = SizeRow.of(slots, Map.of(36L, Quantity.of(1), 38L, Quantity.of(2)));

        assertEquals(new SizeRow(1, false, Map.of()), row);
    }

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
        assertNull(lot(content("2.00", false, null)).fillOf(Quantity.of(3)));
    }

    @Test
    void twoEqualVariantsAreRefused() {
        LotContent.Variant red = new LotContent.Variant(null, "", "", "36", "red", 1, null, null, null);
        assertEquals("pricelist.lot.variantTwice", assertThrows(Refused.class, () -> content("1", false, null, red, red)).key());
    }

    private static LotVariant slot(Lot lot, int size, int inRow) {
        return new LotVariant(lot, 0, new LotContent.Variant(null, "", "", String.valueOf(size), "", inRow, null, null, null), BigDecimal.ONE)
                .numbered(size);
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
