package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that is exported comes back as the same lots, without a hand on it. */
class PriceListRoundTripTest {

    private static final BigDecimal RATE = new BigDecimal("92.50000000");

    private static final List<LotContent> LOTS = List.of(
            lot("=00-12", "@Socks; \"wool\"", "Socks", "pair", 6, false, "1234.56", false, "20", "1500.00",
                    variant("", "", "36-38", "red", 1, null, Quantity.of(5), null), variant("S-39", "", "39-41", "red", 1, "1300.10", null, Quantity.of(100)),
                    variant("", "thick", "", "", 1, null, Quantity.of(0), null)),
            lot("0007", "Trousers, size row", "School", "", null, true, "10.123456", true, "5.5", null,
                    variant("", "", "122", "", 2, null, null, null), variant("", "", "128", "", 3, null, Quantity.of(12), null)),
            lot("", "Honey", "", "kg", null, false, "0.99", false, "0", "120.00", variant("H-1", "", "", "", 1, null, null, null)),
            lot("", "Tea without article", "Tea", "", 12, false, "7.00", false, null, null,
                    variant("", "100 g", "", "", 1, null, null, null), variant("T-5", "500 g", "", "", 1, "33.00", null, null)),
            lot("X-1", "Half a percent", "Tea", "", null, false, "12.50", true, "0.5", null, LotContent.Variant.only(null)));

    private static LotContent lot(String article, String name, String category, String unit, Integer pack, boolean row, String price, boolean net,
            String vat, String retail, LotContent.Variant... variants) {
        return new LotContent(article, name, "Warm\nand soft", "https://example.org/s", "https://example.org/p.jpg", null, "Hill Farm", category, unit,
                Quantity.of("0.500"), Quantity.of(2), Quantity.of(9), pack == null ? null : Quantity.of(pack), row, Quantity.of("0.120"),
                UnitPrice.of(price), net, vat == null ? null : new BigDecimal(vat), retail == null ? null : UnitPrice.of(retail), List.of(variants));
    }

    private static LotContent.Variant variant(String article, String label, String size, String colour, int rowQuantity, String price, Quantity stock,
            Quantity above) {
        return new LotContent.Variant(null, article, label, size, colour, rowQuantity, price == null ? null : UnitPrice.of(price), stock, above);
    }

    @ParameterizedTest
    @CsvSource({"en, csv", "ru, csv", "en, xlsx", "ru, xlsx"})
    void lotsVariantsPacksRowsStockVatAndRetailPricesComeBack(String language, String format) {
        PriceList list = PriceListReader.read(new PriceListFile("list." + format, written(language, format, true)));

        assertEquals(List.of(), list.badRows());
        List<LotContent> read = list.lots().stream().map(lot -> PriceListImport.contentOf(lot, RATE)).toList();
        for (int i = 0; i < LOTS.size(); i++) {
            assertEquals(LOTS.get(i), read.get(i));
        }
        assertEquals(LOTS.size(), read.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+7", "-1+2", "@SUM(A1)", "\t=1", "\r=1"})
    void whatASpreadsheetWouldCalculateIsMadeHarmless(String text) {
        assertEquals("'" + text, PriceListCsv.harmless(text));
        assertEquals("Tea = nice", PriceListCsv.harmless("Tea = nice"));
    }

    @Test
    void pricesStayHiddenFromWhoeverMayNotSeeThem() {
        assertTrue(new String(written("en", "csv", true), StandardCharsets.UTF_8).contains("1234.56"));
        String hidden = new String(written("en", "csv", false), StandardCharsets.UTF_8);
        assertFalse(hidden.contains("1234.56") || hidden.contains("1300.1") || hidden.contains("1500") || hidden.contains("20%"), hidden);
    }

    private static byte[] written(String language, String format, boolean prices) {
        Texts texts = Texts.of(Locale.forLanguageTag(language), ZoneOffset.UTC, Instant.EPOCH);
        PriceListTable table = new PriceListTable(prices, "EUR");
        if (format.equals("csv")) {
            PriceListCsv csv = new PriceListCsv(texts.locale());
            rows(table, texts, csv::row);
            return csv.text().getBytes(StandardCharsets.UTF_8);
        }
        try (PriceListXlsx xlsx = new PriceListXlsx("List")) {
            rows(table, texts, xlsx::row);
            return xlsx.bytes();
        }
    }

    private static void rows(PriceListTable table, Texts texts, Consumer<List<?>> out) {
        out.accept(table.headings(texts));
        long id = 0;
        for (LotContent content : LOTS) {
            Lot lot = new Lot(1, 1, content, RATE).numbered(++id);
            List<LotVariant> variants = new ArrayList<>();
            Map<Long, VariantGate.Taken> taken = new HashMap<>();
            for (LotContent.Variant each : content.variants()) {
                LotVariant variant = new LotVariant(lot, variants.size(), each, RATE).numbered(++id);
                variants.add(variant);
                taken.put(variant.id(), new VariantGate.Taken(each.stock(), Quantity.ZERO, 0));
            }
            table.rows(lot, variants, taken).forEach(out);
        }
    }
}
