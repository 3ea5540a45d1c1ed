package org.artel.pricelist;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.artel.common.Refused;

/**
 * A text file of values. Character set and separator are guessed, because no such file names them: UTF-8 when every
 * byte sequence is valid, otherwise Windows-1251 when the letters beyond ASCII stand side by side as in Cyrillic
 * words, otherwise Windows-1252 (umlauts and accents stand alone between Latin letters).
 */
record CsvText(String text, Charset charset, char separator) {

    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final char[] SEPARATORS = {'\t', ';', ','};
    private static final int SAMPLE_LINES = 200;

    static CsvText of(byte[] content) {
        Charset charset = charsetOf(content);
        String text = new String(content, charset);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.indexOf('\0') >= 0) {
            throw new Refused("pricelist.file.unknownKind");
        }
        // Excel's own way to name the separator, in a line before everything else
        if (text.length() > 5 && text.regionMatches(true, 0, "sep=", 0, 4) && "\r\n".indexOf(text.charAt(5)) >= 0) {
            char separator = text.charAt(4);
            return new CsvText("#" + text.substring(5), charset, separator);
        }
        return new CsvText(text, charset, separatorOf(text));
    }

    void read(SheetRows rows) throws IOException {
        if (!rows.sheet("")) {
            return;
        }
        boolean named = text.startsWith("#\r") || text.startsWith("#\n");
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(false)
                .setTrailingData(true).setLenientEof(true).get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            int line = 1;
            for (CSVRecord record : parser) {
                if (!(named && line == 1)) {
                    for (int column = 0; column < record.size(); column++) {
                        String value = record.get(column);
                        if (!value.isEmpty()) {
                            SheetRows.checkLength(line, value.length());
                            rows.put(line, column, Cell.of(plain(value)));
                        }
                    }
                    if (!rows.endOfRow(line)) {
                        return;
                    }
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            throw PriceListFile.broken(e);
        }
    }

    /** Exports put an apostrophe before what a spreadsheet would take for a formula. */
    private static String plain(String value) {
        return value.length() > 1 && value.charAt(0) == '\'' && "=+-@".indexOf(value.charAt(1)) >= 0 ? value.substring(1) : value;
    }

    private static Charset charsetOf(byte[] content) {
        if (content.length >= 2) {
            int start = (content[0] & 0xFF) << 8 | content[1] & 0xFF;
            if (start == 0xFFFE) {
                return StandardCharsets.UTF_16LE;
            }
            if (start == 0xFEFF) {
                return StandardCharsets.UTF_16BE;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return cyrillic(content) ? CYRILLIC : WESTERN;
        }
    }

    private static boolean cyrillic(byte[] content) {
        int letters = 0;
        int inRuns = 0;
        boolean before = false;
        for (int i = 0; i < content.length; i++) {
            boolean letter = isLetterOf1251(content[i]);
            if (letter) {
                letters++;
                if (before || i + 1 < content.length && isLetterOf1251(content[i + 1])) {
                    inRuns++;
                }
            }
            before = letter;
        }
        return letters > 0 && inRuns * 2 > letters;
    }

    private static boolean isLetterOf1251(byte b) {
        int code = b & 0xFF;
        return code >= 0xC0 || code == 0xA8 || code == 0xB8;
    }

    /** The separator that cuts the most records of the beginning into the same number of fields. */
    private static char separatorOf(String text) {
        char best = ';';
        int bestRecords = 0;
        int bestFields = 0;
        for (char separator : SEPARATORS) {
            Map<Integer, Integer> records = new HashMap<>();
            for (int fields : fieldsPerRecord(text, separator)) {
                if (fields > 0) {
                    records.merge(fields, 1, Integer::sum);
                }
            }
            for (var entry : records.entrySet()) {
                if (entry.getValue() > bestRecords
                        || entry.getValue() == bestRecords && entry.getKey() > bestFields) {
                    best = separator;
                    bestRecords = entry.getValue();
                    bestFields = entry.getKey();
                }
            }
        }
        return best;
    }

    private static List<Integer> fieldsPerRecord(String text, char separator) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        boolean fieldStart = true;
        int count = 0;
        for (int i = 0; i < text.length() && counts.size() < SAMPLE_LINES; i++) {
            char c = text.charAt(i);
            if (c == '"' && (quoted || fieldStart)) {
                quoted = !quoted;
                fieldStart = false;
            } else if (!quoted && c == separator) {
                count++;
                fieldStart = true;
            } else if (!quoted && c == '\n') {
                counts.add(count);
                count = 0;
                fieldStart = true;
            } else if (c == '"') {
                quoted = true;
            } else {
                fieldStart = false;
            }
        }
        if (count > 0) {
            counts.add(count);
        }
        return counts;
    }
}
