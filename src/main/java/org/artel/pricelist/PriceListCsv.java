package org.artel.pricelist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as CSV for spreadsheets: UTF-8 with a byte order mark, semicolons. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front, which an import takes away again.
 */
final class PriceListCsv {

    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder out = new StringBuilder("\uFEFF");
    private final CSVPrinter csv;
    private final boolean comma;

    /** @param locale tells how decimals are written */
    PriceListCsv(Locale locale) {
        this.comma = !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        try {
            csv = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setDelimiter(';').setRecordSeparator("\r\n").get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param cells texts and numbers; null: nothing */
    void row(List<?> cells) {
        List<String> written = new ArrayList<>();
        for (Object cell : cells) {
            written.add(cell instanceof BigDecimal number ? figure(number) : cell == null ? "" : harmless(cell.toString()));
        }
        try {
            csv.printRecord(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return out.toString();
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
