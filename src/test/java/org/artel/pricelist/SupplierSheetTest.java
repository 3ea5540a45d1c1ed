package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupplierSheetTest {

    private static String read(byte[] content) {
        return new SupplierSheet().read(new PriceListFile("answer", content)).stream()
                .map(row -> row.article() + ' ' + row.quantity() + ' ' + row.price()).collect(Collectors.joining(", "));
    }

    private static String read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theColumnForOrdersIsReadBelowItsHeading() {
        assertEquals("H-1 2 10.50, H-2 0 null", read("Our answer;;;\nArticle;Name;Price;Order\nH-1;Honey;10,50;2\nH-2;Tea;;0\n;together;;2\n"));
        assertEquals("Л-1 3 null", read("Артикул;Товар;Ваш заказ\nЛ-1;Лён;3\nЛ-2;Хлопок;нет\n"));
    }

    @Test
    void aWorkbookLikeTheOneThatWentOutIsRead() {
        try (PriceListXlsx xlsx = new PriceListXlsx("Order")) {
            xlsx.row(List.of("Article", "Name", "Unit", "Pack size", "Price with VAT", "Price without VAT", "VAT rate", "Order", "Sum as listed"));
            xlsx.row(Arrays.asList("H-1", "Honey", "pcs", null, new BigDecimal("10.500000"), null, null, new BigDecimal("2.000"), new BigDecimal("21.00")));
            assertEquals("H-1 2 10.50", read(xlsx.bytes()));
        }
    }

    @Test
    void ourOwnHeadingsAreFoundAgainInBothLanguages() {
        for (Locale language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language, ZoneOffset.UTC, Instant.EPOCH);
            String headings = SupplierSheet.OURS.stream().map(texts::name).collect(Collectors.joining(";"));
            assertEquals("H-1 2 10.50", read(headings + ';' + texts.text("generalOrder.ordered") + "\nH-1;Honey;pcs;6;10,50;;20%;2\n"), headings);
        }
    }

    /** Without a column of names 'Article' looks like one, and an invoice calls the column of orders 'Quantity'. */
    @ParameterizedTest
    @ValueSource(strings = {"Article;Order\nH-1;2", "Article,Qty\nH-1,2\n", "Artikel\tMenge\nH-1\t2\n", "Артикул;Кол-во, шт\nH-1;2\n", "Article;Quantity;Order\nH-1;9;2\n"})
    void aTinyFileIsRead(String file) {
        assertEquals("H-1 2 null", read(file));
    }

    @Test
    void withoutSuchColumnsNothingIsGuessed() {
        assertEquals("supplierLink.file", assertThrows(Refused.class, () -> read("Something;Else\n1;2\n")).key());
    }
}
