package org.artel.pricelist;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One cell of a supplier's file: what a person sees in it, and the number behind it where the file stores one.
 *
 * @param text   without blanks at the ends; every kind of space is a plain space, so that {@code 1 234,50} typed with a
 *               no-break or thin space reads like any other
 * @param number null for cells that hold text
 */
public record Cell(String text, BigDecimal number) {

    /** Excel's own limit; a longer cell is a runaway quote or an attack. */
    static final int LONGEST = 32_767;

    static final Cell BLANK = new Cell("", null);

    /** Spreadsheets calculate with 15 significant digits; the rest is noise of the binary fraction. */
    private static final MathContext SPREADSHEET = new MathContext(15);

    static Cell of(String raw) {
        String text = tidy(raw);
        return text.isEmpty() ? BLANK : new Cell(text, null);
    }

    static Cell of(BigDecimal number, String shown) {
        BigDecimal exact = plain(number);
        return new Cell(shown == null || shown.isBlank() ? exact.toPlainString() : tidy(shown), exact);
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal rounded = number.round(SPREADSHEET).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    public boolean isBlank() {
        return text.isEmpty();
    }

    private static String tidy(String raw) {
        int length = raw.length();
        StringBuilder clean = null;
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            char kept = c;
            if (c == '\r') {
                kept = i + 1 < length && raw.charAt(i + 1) == '\n' ? 0 : '\n';
            } else if (c != '\n' && (c == '\t' || Character.isSpaceChar(c))) {
                kept = ' ';
            } else if (c != '\n' && (Character.isISOControl(c) || c == '\u200B' || c == '\uFEFF' || c == '\uFFFE')) {
                kept = 0;
            }
            if (kept != c && clean == null) {
                clean = new StringBuilder(length).append(raw, 0, i);
            }
            if (clean != null && kept != 0) {
                clean.append(kept);
            }
        }
        return (clean == null ? raw : clean.toString()).strip();
    }
}
