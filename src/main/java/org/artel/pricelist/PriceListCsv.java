package org.artel.pricelist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;

/**
 * A price list as CSV for spreadsheets: UTF-8 with a byte order mark, semicolons, a line for each variant. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front, which an import takes away again.
 */
final class PriceListCsv {

    private static final List<ColumnMeaning> COLUMNS = List.of(ColumnMeaning.ARTICLE, ColumnMeaning.NAME, ColumnMeaning.VARIANT,
            ColumnMeaning.SIZE, ColumnMeaning.COLOUR, ColumnMeaning.CATEGORY, ColumnMeaning.SUPPLIER, ColumnMeaning.UNIT,
            ColumnMeaning.PACK_SIZE, ColumnMeaning.STEP, ColumnMeaning.MIN_QUANTITY, ColumnMeaning.PRICE_GROSS, ColumnMeaning.RETAIL_PRICE,
            ColumnMeaning.STOCK, ColumnMeaning.WEIGHT_KG, ColumnMeaning.LINK, ColumnMeaning.DESCRIPTION);
    private static final String FORMULA = "=+-@\t\r";

    private final CSVPrinter csv;
    private final boolean prices;
    private final boolean comma;

    /** @param prices this reader may see them; otherwise their columns stay empty */
    PriceListCsv(StringBuilder out, Texts texts, boolean prices) {
        this.prices = prices;
        this.comma = !texts.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        try {
            out.append('\uFEFF');
            csv = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setDelimiter(';').setRecordSeparator("\r\n").get());
            csv.printRecord(COLUMNS.stream().map(texts::name).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void line(Lot lot, LotVariant variant, VariantGate.Taken taken) {
        List<String> cells = new ArrayList<>();
        for (ColumnMeaning column : COLUMNS) {
            cells.add(harmless(cell(column, lot, variant, taken)));
        }
        try {
            csv.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String cell(ColumnMeaning column, Lot lot, LotVariant variant, VariantGate.Taken taken) {
        return switch (column) {
            case ARTICLE -> variant.article().isEmpty() ? lot.article() : variant.article();
            case NAME -> lot.name();
            case VARIANT -> variant.label();
            case SIZE -> variant.size();
            case COLOUR -> variant.colour();
            case CATEGORY -> lot.category();
            case SUPPLIER -> lot.producer();
            case UNIT -> lot.unit();
            case PACK_SIZE -> figure(lot.packSize());
            case STEP -> figure(lot.step());
            case MIN_QUANTITY -> figure(lot.minimum());
            case PRICE_GROSS -> prices ? figure(lot.priceOf(variant)) : "";
            case RETAIL_PRICE -> prices ? figure(lot.retailPrice()) : "";
            case STOCK -> variant.stockAbove() != null && taken.stock() == null ? ">" + figure(variant.stockAbove()) : figure(taken.stock());
            case WEIGHT_KG -> figure(lot.weight());
            case LINK -> lot.link() == null ? "" : lot.link();
            case DESCRIPTION -> lot.description();
            default -> "";
        };
    }

    private String figure(Quantity quantity) {
        return quantity == null ? "" : figure(quantity.amount());
    }

    private String figure(UnitPrice price) {
        return price == null ? "" : figure(new BigDecimal(price.toString()));
    }

    private String figure(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        String plain = shortest.setScale(Math.max(0, shortest.scale())).toPlainString();
        return comma ? plain.replace('.', ',') : plain;
    }

    /** For cells that a spreadsheet would calculate: {@code =cmd|'/c calc'!A0} is text here. */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
