package org.artel.pricelist;

import java.util.List;
import org.artel.common.Refused;

/**
 * How a text file is to be read, as an organizer chose it. Workbooks know it themselves.
 *
 * @param charset   one of {@link #CHARSETS}; null: recognised
 * @param separator one of {@link #SEPARATORS}; null: recognised
 */
public record TextShape(String charset, String separator) {

    public static final List<String> CHARSETS = List.of("UTF-8", "windows-1251", "IBM866", "KOI8-R", "windows-1252", "UTF-16LE", "UTF-16BE");
    /** A tabulator has a name, because blanks are lost on their way through forms. */
    public static final List<String> SEPARATORS = List.of(";", ",", "tab", "|");
    public static final TextShape RECOGNISED = new TextShape(null, null);

    /** @throws Refused {@code pricelist.import.charset.unknown} or {@code pricelist.import.separator.unknown}, naming what can be chosen */
    public TextShape {
        charset = chosen("pricelist.import.charset.unknown", charset, CHARSETS);
        separator = chosen("pricelist.import.separator.unknown", "\t".equals(separator) ? "tab" : separator, SEPARATORS);
    }

    private static String chosen(String refusal, String given, List<String> known) {
        if (given == null || given.isBlank()) {
            return null;
        }
        return known.stream().filter(each -> each.equalsIgnoreCase(given.strip())).findFirst()
                .orElseThrow(() -> new Refused(refusal, given, String.join("  ", known)));
    }

    Character delimiter() {
        return separator == null ? null : separator.equals("tab") ? Character.valueOf('\t') : Character.valueOf(separator.charAt(0));
    }

    static String name(char separator) {
        return separator == '\t' ? "tab" : String.valueOf(separator);
    }
}
