package org.artel.pricelist;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * What a workbook's number format shows, where that matters: leading zeros of an article, the percent sign of a rate,
 * dates. Prices are taken exactly and never as displayed, since {@code 0} would hide their cents.
 */
final class NumberShown {

    /** Spreadsheet programs allow no longer ones. */
    private static final int LONGEST = 255;
    private static final Pattern PADDED = Pattern.compile("(0{2,})(\\\\?[-/. ]?0+)*(;.*)?(@)?");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");

    private NumberShown() {
    }

    static Cell cell(BigDecimal number, int formatIndex, String format) {
        if (format == null || formatIndex == 0 || format.length() > LONGEST || format.equalsIgnoreCase("General")) {
            return Cell.of(number, null);
        }
        if (format.startsWith("00") && PADDED.matcher(format).matches() && number.scale() <= 0 && number.signum() >= 0) {
            return Cell.of(number, padded(number.toPlainString(), format.split(";", 2)[0].replace("\\", "")));
        }
        if (format.indexOf('%') >= 0 && QUOTED.matcher(format).replaceAll("").indexOf('%') >= 0) {
            return Cell.of(number, Cell.plain(number.movePointRight(2)).toPlainString() + "%");
        }
        if (DateUtil.isADateFormat(formatIndex, format) && DateUtil.isValidExcelDate(number.doubleValue())) {
            var moment = DateUtil.getLocalDateTime(number.doubleValue());
            return Cell.of(moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate().toString() : moment.toString());
        }
        return Cell.of(number, null);
    }

    /** Fills the format's zeros from the right; digits that do not fit stand in front. */
    private static String padded(String digits, String format) {
        StringBuilder shown = new StringBuilder();
        int next = digits.length() - 1;
        for (int i = format.length() - 1; i >= 0; i--) {
            char c = format.charAt(i);
            if (c == '0') {
                shown.append(next >= 0 ? digits.charAt(next--) : '0');
            } else {
                shown.append(c);
            }
        }
        return digits.substring(0, next + 1) + shown.reverse();
    }
}
