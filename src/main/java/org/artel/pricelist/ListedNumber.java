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
 * 1 234,50 руб.   € 12,50   3,- €                  the number alone
 * 12 руб. 50 коп.                                12.50
 * </pre>
 */
public final class ListedNumber {

    private static final String CURRENCY = "(?:₽|€|\\$|£|₸|₴|руб(?:\\.|лей|ля|ль)?|р\\.?|rub|eur|euro|usd|chf|gbp|byn|kzt|уе|у\\.е\\.)";
    private static final Pattern AROUND = Pattern.compile("(?iu)^" + CURRENCY + "\\s*|\\s*(?:" + CURRENCY + ")\\s*(?:(?:/|за\\s|per\\s|pro\\s|par\\s).*)?$|\\s*/\\s*\\p{L}[\\p{L}\\d .]*$");
    private static final Pattern ROUBLES_AND_KOPECKS = Pattern.compile("(?iu)([0-9][0-9 ]*?)\\s*р(?:уб)?\\.?\\s*([0-9]{2})\\s*к(?:оп)?\\.?");
    /** '3,-' is three and no cents. */
    private static final Pattern NO_CENTS = Pattern.compile("(?<=[0-9])([.,])\\s?[-–—]+$");
    private static final Pattern SPACED = Pattern.compile("[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]*)?");
    private static final Pattern NUMBER = Pattern.compile("[-+−–]?[0-9.,]+");
    private static final Pattern GROUPED_BY_COMMA = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+");
    private static final Pattern GROUPED_BY_POINT = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{3})+");

    private static final int MOST_CHARACTERS = 40;

    private ListedNumber() {
    }

    /** @param decimalComma how a lone comma or point before three digits is read; @return empty when the cell holds no number */
    public static Optional<BigDecimal> of(Cell cell, boolean decimalComma) {
        return cell.number() != null ? Optional.of(cell.number()) : of(cell.text(), decimalComma);
    }

    static Optional<BigDecimal> of(String raw, boolean decimalComma) {
        String text = raw.strip();
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        if (isPlain(text)) {
            return Optional.of(new BigDecimal(text));
        }
        if (hasLetterOrSymbol(text)) {
            text = ROUBLES_AND_KOPECKS.matcher(text).replaceFirst("$1.$2");
            text = AROUND.matcher(text).replaceAll("").strip();
        }
        text = NO_CENTS.matcher(text).replaceFirst("$10");
        boolean negative = !text.isEmpty() && "-−–".indexOf(text.charAt(0)) >= 0;
        if (negative || text.startsWith("+")) {
            text = text.substring(1).strip();
        }
        if ((text.indexOf(' ') > 0 || text.indexOf('\'') > 0 || text.indexOf('’') > 0) && SPACED.matcher(text).matches()) {
            text = text.replace(" ", "").replace("'", "").replace("’", "");
        }
        if (!NUMBER.matcher(text).matches() || text.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        String plain = plain(text, decimalComma);
        if (plain == null) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(plain);
        return Optional.of(negative ? number.negate() : number);
    }

    /** Digits, with one point and one or two digits behind it at most: what nearly all cells hold. */
    private static boolean isPlain(String text) {
        int length = text.length();
        int point = text.indexOf('.');
        if (point == 0 || point > 0 && point != length - 2 && point != length - 3) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && i != point) {
                return false;
            }
        }
        return point != length - 1;
    }

    private static boolean hasLetterOrSymbol(String text) {
        return text.chars().anyMatch(c -> Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL);
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
            return grouped ? text.replace(",", "").replace(".", "") : null;
        }
        if (grouped && comma >= 0 != decimalComma) {
            return text.replace(",", "").replace(".", "");
        }
        return decimal(text, null, only);
    }

    private static String decimal(String text, Pattern grouping, int separator) {
        String whole = text.substring(0, separator);
        if (grouping != null && !grouping.matcher(whole).matches()) {
            return null;
        }
        String fraction = text.substring(separator + 1);
        return (whole.isEmpty() ? "0" : whole.replace(",", "").replace(".", "")) + (fraction.isEmpty() ? "" : "." + fraction);
    }
}
