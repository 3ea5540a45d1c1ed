package org.artel.pricelist;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people and programs write them.
 *
 * <pre>
 * 1 234,50   1.234,50   1,234.50   1'234.50      1234.50
 * 2,56       2.56                                  2.56
 * 0,250      (starts with zero)                    0.250
 * 1,234      with a decimal comma 1.234, with a decimal point 1234
 * 1 234,50 руб.   € 12,50                          the number alone
 * </pre>
 */
final class ListedNumber {

    private static final String CURRENCY = "(?:₽|€|\\$|£|₸|₴|руб(?:\\.|лей|ля|ль)?|р\\.?|rub|eur|euro|usd|chf|gbp|byn|kzt|уе|у\\.е\\.)";
    private static final Pattern AROUND = Pattern.compile("(?iu)^" + CURRENCY + "\\s*|\\s*(?:" + CURRENCY + ")\\s*(?:/.*)?$");
    private static final Pattern SPACED = Pattern.compile("\\d{1,3}(?:[ '’]\\d{3})+(?:[.,]\\d*)?");
    private static final Pattern NUMBER = Pattern.compile("[-+−–]?[\\d.,]+");
    private static final Pattern GROUPED_BY_COMMA = Pattern.compile("\\d{1,3}(?:,\\d{3})+");
    private static final Pattern GROUPED_BY_POINT = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+");

    private ListedNumber() {
    }

    static Optional<BigDecimal> of(Cell cell, boolean decimalComma) {
        return cell.number() != null ? Optional.of(cell.number()) : of(cell.text(), decimalComma);
    }

    static Optional<BigDecimal> of(String raw, boolean decimalComma) {
        String text = raw.strip();
        Matcher around = AROUND.matcher(text);
        if (around.find()) {
            text = around.replaceAll("").strip();
        }
        boolean negative = !text.isEmpty() && "-−–".indexOf(text.charAt(0)) >= 0;
        if (negative || text.startsWith("+")) {
            text = text.substring(1).strip();
        }
        if (SPACED.matcher(text).matches()) {
            text = text.replaceAll("[ '’]", "");
        }
        if (!NUMBER.matcher(text).matches() || text.length() > 30 || !text.matches(".*\\d.*")) {
            return Optional.empty();
        }
        String plain = plain(text, decimalComma);
        if (plain == null) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(plain);
        return Optional.of(negative ? number.negate() : number);
    }

    private static String plain(String text, boolean decimalComma) {
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? decimal(text, GROUPED_BY_POINT, comma) : decimal(text, GROUPED_BY_COMMA, point);
        }
        int only = Math.max(comma, point);
        if (only < 0) {
            return text;
        }
        boolean grouped = (comma >= 0 ? GROUPED_BY_COMMA : GROUPED_BY_POINT).matcher(text).matches() && !text.startsWith("0");
        boolean several = text.indexOf(text.charAt(only)) != only;
        if (several) {
            return grouped ? text.replaceAll("[.,]", "") : null;
        }
        if (grouped && comma >= 0 != decimalComma) {
            return text.replaceAll("[.,]", "");
        }
        return decimal(text, null, only);
    }

    private static String decimal(String text, Pattern grouping, int separator) {
        String whole = text.substring(0, separator);
        if (grouping != null && !grouping.matcher(whole).matches()) {
            return null;
        }
        String fraction = text.substring(separator + 1);
        return (whole.isEmpty() ? "0" : whole.replaceAll("[.,]", "")) + (fraction.isEmpty() ? "" : "." + fraction);
    }
}
