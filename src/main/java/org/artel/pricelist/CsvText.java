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
 * A text file of values. Character set and separator are recognised, because no such file names them: UTF-16 by its mark or
 * by the zeros between its letters, UTF-8 when every byte sequence is valid, otherwise Windows-1251 when the letters beyond
 * ASCII stand side by side as in Cyrillic words, otherwise Windows-1252 (umlauts and accents stand alone between Latin letters).
 *
 * @param separatorLine the first line names the separator and nothing else
 */
record CsvText(String text, String charset, char separator, boolean separatorLine) implements ListRows {

    private static final char[] SEPARATORS = {'\t', ';', ',', '|'};
    private static final int SAMPLE_LINES = 200;
    private static final int SAMPLE_BYTES = 1024;

    /** @throws Refused {@code pricelist.file.notUtf8} when that was chosen and it is another; when it is no text */
    static CsvText of(byte[] content, TextShape shape) {
        String charset = shape.charset() == null ? charsetOf(content) : shape.charset();
        if (charset.equals("UTF-8") && !isUtf8(content)) {
            throw new Refused("pricelist.file.notUtf8");
        }
        String text = new String(content, Charset.forName(charset));
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.indexOf('\0') >= 0) {
            throw new Refused("pricelist.file.unknownKind");
        }
        // Excel's own way to name the separator, in a line before everything else
        boolean named = text.length() > 5 && text.regionMatches(true, 0, "sep=", 0, 4) && "\r\n".indexOf(text.charAt(5)) >= 0;
        Character chosen = shape.delimiter();
        return new CsvText(text, charset, chosen != null ? chosen : named ? text.charAt(4) : separatorOf(text), named);
    }

    @Override
    public void readInto(SheetRows rows) throws IOException {
        if (!rows.sheet("", false)) {
            return;
        }
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(false)
                .setTrailingData(true).setLenientEof(true).get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            int line = 1;
            for (CSVRecord record : parser) {
                if (line > 1 || !separatorLine) {
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

    private static String charsetOf(byte[] content) {
        if (content.length >= 2) {
            int start = (content[0] & 0xFF) << 8 | content[1] & 0xFF;
            if (start == 0xFFFE) {
                return "UTF-16LE";
            }
            if (start == 0xFEFF) {
                return "UTF-16BE";
            }
        }
        int[] zeros = new int[2];
        int sample = Math.min(content.length, SAMPLE_BYTES);
        for (int i = 0; i < sample; i++) {
            zeros[i % 2] += content[i] == 0 ? 1 : 0;
        }
        // digits, separators and line ends have one zero each, in one of the two places
        if (Math.max(zeros[0], zeros[1]) * 8 > sample && Math.min(zeros[0], zeros[1]) == 0) {
            return zeros[0] > 0 ? "UTF-16BE" : "UTF-16LE";
        }
        return isUtf8(content) ? "UTF-8" : cyrillic(content) ? "windows-1251" : "windows-1252";
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
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
