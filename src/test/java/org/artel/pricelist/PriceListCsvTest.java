package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class PriceListCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+7", "-1+2", "@SUM(A1)", "\t=1", "\r=1"})
    void whatASpreadsheetWouldCalculateIsMadeHarmless(String text) {
        assertEquals("'" + text, PriceListCsv.harmless(text));
        assertEquals("Tea = nice", PriceListCsv.harmless("Tea = nice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void anExportedListIsReadBackWithoutCorrection(String language) {
        LotContent.Variant red = new LotContent.Variant(null, "", "", "36-38", "red", 1, null, Quantity.of(5), null);
        LotContent content = new LotContent("=00-12", "@Socks; \"wool\"", "Warm\nand soft", "https://example.org/s", null, null, "Hill Farm", "Socks",
                "pair", null, Quantity.of(2), null, Quantity.of(6), false, Quantity.of("0.120"), UnitPrice.of("1234.56"), false, null,
                UnitPrice.of("1500"), List.of(red));
        Lot lot = new Lot(1, 1, content, BigDecimal.ONE).numbered(1);
        LotVariant variant = new LotVariant(lot, 0, red, BigDecimal.ONE).numbered(1);

        PriceList list = read(csv(lot, variant, language, true));

        assertEquals(List.of(), list.badRows());
        ListedLot listed = list.lots().get(0);
        assertEquals("=00-12", listed.article());
        assertEquals("@Socks; \"wool\"", listed.name());
        assertEquals("Warm\nand soft", listed.description());
        assertEquals("Socks", listed.category());
        assertEquals("Hill Farm", listed.supplier());
        assertEquals("pair", listed.unit());
        PriceListReaderTest.assertAmount("1234.56", listed.price());
        PriceListReaderTest.assertAmount("1500", listed.retailPrice());
        PriceListReaderTest.assertAmount("6", listed.packSize());
        PriceListReaderTest.assertAmount("2", listed.minimum());
        PriceListReaderTest.assertAmount("0.12", listed.weight());
        assertEquals("36-38", listed.offers().get(0).size());
        assertEquals("red", listed.offers().get(0).colour());
        PriceListReaderTest.assertAmount("5", listed.offers().get(0).stock());
    }

    @Test
    void pricesStayHiddenFromWhoeverMayNotSeeThem() {
        LotContent.Variant only = LotContent.Variant.only(null);
        Lot lot = new Lot(1, 1, new LotContent("1", "Tea", "", null, null, null, "", "", "", null, null, null, null, false, null,
                UnitPrice.of("77.10"), false, null, null, List.of(only)), BigDecimal.ONE).numbered(1);
        LotVariant variant = new LotVariant(lot, 0, only, BigDecimal.ONE).numbered(1);

        assertTrue(csv(lot, variant, "en", true).contains("77.1"));
        assertFalse(csv(lot, variant, "en", false).contains("77.1"));
    }

    private static String csv(Lot lot, LotVariant variant, String language, boolean prices) {
        StringBuilder out = new StringBuilder();
        PriceListCsv csv = new PriceListCsv(out, Texts.of(Locale.forLanguageTag(language), ZoneOffset.UTC, Instant.EPOCH), prices);
        csv.line(lot, variant, new VariantGate.Taken(Quantity.of(5), Quantity.ZERO, 0));
        return out.toString();
    }

    private static PriceList read(String csv) {
        return PriceListReader.read(PriceListReaderTest.file(csv, StandardCharsets.UTF_8));
    }
}
