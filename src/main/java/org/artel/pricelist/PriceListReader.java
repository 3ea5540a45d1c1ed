package org.artel.pricelist;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.artel.common.Refused;

/**
 * Recognises the lots of a supplier's file. It goes over the file twice: first over the beginning of each sheet, to find
 * the headings and guess what the columns mean, then over the chosen sheet, row by row.
 */
public final class PriceListReader {

    /** Headings stand within so many rows that are not blank. */
    private static final int SAMPLE = 200;
    private static final int PREVIEW = 20;
    /** Fewer named columns are a sentence that happens to hold the word 'price'. */
    private static final int LEAST_MEANINGS = 2;

    private static final Pattern COMMA_DECIMAL = Pattern.compile("[^,]*\\d,(\\d{1,2}|\\d{4,})(\\D.*)?|0,\\d+(\\D.*)?");
    private static final Pattern POINT_DECIMAL = Pattern.compile("[^.]*\\d\\.(\\d{1,2}|\\d{4,})(\\D.*)?|0\\.\\d+(\\D.*)?");

    private PriceListReader() {
    }

    private record Sheet(String name, boolean hidden, List<PriceList.Row> rows) {
    }

    /** Guesses everything. @throws Refused when the file cannot be read at all */
    public static PriceList read(PriceListFile file) {
        return read(file, null, ListCorrection.NONE);
    }

    /**
     * @param known      the mapping that the organizer confirmed for an earlier file of the same supplier: its columns are
     *                   found again by their headings, and are guessed afresh when the list looks different now; null: none
     * @param correction what the organizer says about this file
     * @throws Refused when the file cannot be read at all, or not as the correction asks
     */
    static PriceList read(PriceListFile file, ColumnMapping known, ListCorrection correction) {
        TextShape shape = correction.text() != null ? correction.text() : known != null ? known.text() : TextShape.RECOGNISED;
        ListRows rows = file.rows(shape);
        List<Sheet> sheets = beginnings(rows);
        if (sheets.stream().allMatch(sheet -> sheet.rows().isEmpty())) {
            throw new Refused("pricelist.file.empty");
        }
        List<Integer> order = order(sheets, known, correction);
        ColumnMapping found = known == null ? null : fitted(known, sheets, order, correction.headingLine());
        if (found == null && !shape.equals(TextShape.RECOGNISED) && correction.readsAsBefore()) {
            // remembered for lists that looked different
            return read(file, null, correction);
        }
        ColumnMapping mapping = (found != null ? found : guess(sheets, order, correction.headingLine())).readAs(shape).corrected(correction);
        LotRecognition recognition = new LotRecognition(mapping, PREVIEW);
        rows.read(new RowSink() {
            @Override
            public boolean sheet(int index, String name, boolean hidden) {
                return index == mapping.sheet();
            }

            @Override
            public boolean row(int line, List<Cell> cells) {
                recognition.row(new PriceList.Row(line, cells));
                return true;
            }
        });
        return recognition.result(file.kind(), sheets.stream().map(Sheet::name).toList(), rows);
    }

    private static List<Sheet> beginnings(ListRows rows) {
        List<Sheet> sheets = new ArrayList<>();
        rows.read(new RowSink() {
            @Override
            public boolean sheet(int index, String name, boolean hidden) {
                sheets.add(new Sheet(name == null ? "" : name, hidden, new ArrayList<>()));
                return true;
            }

            @Override
            public boolean row(int line, List<Cell> cells) {
                List<PriceList.Row> beginning = sheets.get(sheets.size() - 1).rows();
                beginning.add(new PriceList.Row(line, cells));
                return beginning.size() < SAMPLE;
            }
        });
        return sheets;
    }

    /** The sheets to look at: the chosen one alone, else the remembered one first and hidden ones last; empty ones never. */
    private static List<Integer> order(List<Sheet> sheets, ColumnMapping known, ListCorrection correction) {
        if (correction.sheet() != null) {
            if (correction.sheet() < 0 || correction.sheet() >= sheets.size() || sheets.get(correction.sheet()).rows().isEmpty()) {
                throw new Refused("pricelist.import.noSheet", correction.sheet() + 1);
            }
            return List.of(correction.sheet());
        }
        return IntStream.range(0, sheets.size()).boxed().filter(s -> !sheets.get(s).rows().isEmpty())
                .sorted(Comparator.comparing((Integer s) -> known == null || s != known.sheet()).thenComparing(s -> sheets.get(s).hidden()))
                .toList();
    }

    private static ColumnMapping guess(List<Sheet> sheets, List<Integer> order, Integer headingLine) {
        int bestSheet = -1;
        int bestRow = -1;
        int best = LEAST_MEANINGS - 1;
        for (int s : order) {
            if (sheets.get(s).hidden() && bestSheet >= 0) {
                break;
            }
            List<PriceList.Row> rows = sheets.get(s).rows();
            for (int r = 0; r < rows.size(); r++) {
                int meanings = headingLine == null ? Headings.meanings(rows.get(r).cells()) : rows.get(r).line() == headingLine ? best + 1 : 0;
                if (meanings > best) {
                    best = meanings;
                    bestSheet = s;
                    bestRow = r;
                }
            }
        }
        if (headingLine != null && headingLine != 0 && bestSheet < 0) {
            throw new Refused("pricelist.import.noHeadingLine", headingLine);
        }
        return bestSheet < 0 ? withoutHeadings(order.get(0), sheets.get(order.get(0)).rows())
                : withHeadings(bestSheet, sheets.get(bestSheet).rows(), bestRow);
    }

    private static ColumnMapping withoutHeadings(int sheet, List<PriceList.Row> rows) {
        int width = width(rows);
        List<ColumnMapping.Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(new ColumnMapping.Column(i, "", ColumnMeaning.IGNORE));
        }
        return new ColumnMapping(sheet, 0, 1, columns, null, null, TextShape.RECOGNISED);
    }

    private static ColumnMapping withHeadings(int sheet, List<PriceList.Row> rows, int at) {
        PriceList.Row row = rows.get(at);
        boolean two = at + 1 < rows.size() && continuesHeadings(row, rows.get(at + 1));
        List<PriceList.Row> below = rows.subList(at + (two ? 2 : 1), rows.size());
        int width = Math.max(width(below), row.cells().size());
        List<String> headings = new ArrayList<>();
        String above = "";
        for (int i = 0; i < width; i++) {
            String text = row.cell(i).text();
            if (two) {
                above = text.isEmpty() ? above : text;
                String second = rows.get(at + 1).cell(i).text();
                text = second.isEmpty() ? text : (above + " " + second).strip();
            }
            headings.add(text);
        }
        List<ColumnMeaning> meanings = new ArrayList<>(Headings.guess(headings));
        boolean decimalComma = decimalComma(headings, meanings, below);
        forgetColumnsWithoutNumbers(meanings, below, decimalComma);
        boolean net = rows.subList(0, at).stream().flatMap(r -> r.cells().stream()).anyMatch(cell -> Headings.saysNet(cell.text()));
        List<ColumnMapping.Column> columns = new ArrayList<>();
        BigDecimal vatInHeading = null;
        for (int i = 0; i < width; i++) {
            ColumnMeaning meaning = meanings.get(i);
            if (meaning == ColumnMeaning.PRICE_GROSS && net && !saysGross(headings.get(i))) {
                meaning = ColumnMeaning.PRICE_NET;
            }
            if (meaning.price() && !meanings.contains(ColumnMeaning.VAT_RATE)) {
                vatInHeading = VatRate.in(headings.get(i)).orElse(null);
            }
            columns.add(new ColumnMapping.Column(i, headings.get(i), meaning));
        }
        return new ColumnMapping(sheet, row.line(), two ? 2 : 1, columns, vatInHeading, decimalComma, TextShape.RECOGNISED);
    }

    private static boolean saysGross(String heading) {
        String normal = Headings.normal(heading);
        return normal.matches(".*\\b(с ндс|с учетом ндс|incl\\w*|gross|brutto|inkl\\w*|ttc)\\b.*");
    }

    /** A second line of headings ('Price' above 'wholesale' and 'retail'): only texts, under columns that go on. */
    private static boolean continuesHeadings(PriceList.Row first, PriceList.Row second) {
        if (second.line() != first.line() + 1 || second.cells().stream().anyMatch(cell -> cell.number() != null)) {
            return false;
        }
        int filled = 0;
        int known = 0;
        for (int i = 0; i < second.cells().size(); i++) {
            String text = second.cell(i).text();
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            if (ListedNumber.of(text, true).isPresent() || text.length() > 60) {
                return false;
            }
            if (Headings.meanings(List.of(second.cell(i))) > 0) {
                known++;
            }
        }
        long headed = first.cells().stream().filter(cell -> !cell.isBlank()).count();
        return filled >= 2 && known * 2 >= filled && filled < headed + 2 && headed >= 2;
    }

    /** Numbers of the sample tell it; where none does, the language of the headings. */
    private static boolean decimalComma(List<String> headings, List<ColumnMeaning> meanings, List<PriceList.Row> rows) {
        int comma = 0;
        int point = 0;
        for (PriceList.Row row : rows) {
            for (int i = 0; i < meanings.size(); i++) {
                String text = row.cell(i).text();
                if (meanings.get(i) == ColumnMeaning.IGNORE || row.cell(i).number() != null || text.length() > 25) {
                    continue;
                }
                if (COMMA_DECIMAL.matcher(text).matches()) {
                    comma++;
                } else if (POINT_DECIMAL.matcher(text).matches()) {
                    point++;
                }
            }
        }
        return comma == point ? headings.stream().anyMatch(Headings::ofCommaLanguage) : comma > point;
    }

    /** A heading can mislead ('Packaging' over 'glass jar'): a column of figures must hold figures. */
    private static void forgetColumnsWithoutNumbers(List<ColumnMeaning> meanings, List<PriceList.Row> rows, boolean decimalComma) {
        for (int i = 0; i < meanings.size(); i++) {
            ColumnMeaning meaning = meanings.get(i);
            switch (meaning) {
                case PACK_SIZE, VAT_RATE, STOCK, RETAIL_PRICE, MIN_QUANTITY, STEP, PRICE_GROSS, PRICE_NET -> { }
                default -> {
                    continue;
                }
            }
            int filled = 0;
            int read = 0;
            for (PriceList.Row row : rows) {
                Cell cell = row.cell(i);
                if (!cell.isBlank()) {
                    filled++;
                    boolean understood = switch (meaning) {
                        case STOCK -> ListedStock.of(cell, decimalComma).isPresent();
                        case VAT_RATE -> VatRate.of(cell).isPresent();
                        case PACK_SIZE, MIN_QUANTITY, STEP -> LotRecognition.units(cell, decimalComma).isPresent();
                        default -> ListedNumber.of(cell, decimalComma).isPresent();
                    };
                    read += understood ? 1 : 0;
                }
            }
            if (filled > 0 && read * 2 < filled) {
                boolean content = meaning == ColumnMeaning.PACK_SIZE && !meanings.contains(ColumnMeaning.CONTENT);
                meanings.set(i, content ? ColumnMeaning.CONTENT : ColumnMeaning.IGNORE);
            }
        }
    }

    /** The remembered columns at their places in this list, or null when their headings are not all there. */
    private static ColumnMapping fitted(ColumnMapping known, List<Sheet> sheets, List<Integer> order, Integer headingLine) {
        if (known.headingLine() == 0) {
            return order.get(0) == known.sheet() && (headingLine == null || headingLine == 0) ? known : null;
        }
        List<ColumnMapping.Column> wanted = known.columns().stream().filter(c -> c.meaning() != ColumnMeaning.IGNORE).toList();
        for (int sheet : order) {
            List<PriceList.Row> rows = sheets.get(sheet).rows();
            for (int r = 0; r < rows.size(); r++) {
                ColumnMapping candidate = headingLine == null || headingLine == rows.get(r).line() ? placed(known, wanted, sheet, rows, r) : null;
                if (candidate != null) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private static ColumnMapping placed(ColumnMapping known, List<ColumnMapping.Column> wanted, int sheet, List<PriceList.Row> rows, int r) {
        if (rows.get(r).cells().stream().filter(cell -> !cell.isBlank()).count() < Math.min(2, wanted.size())) {
            return null;
        }
        if (known.headingLines() == 2 && r + 1 >= rows.size()) {
            return null;
        }
        PriceList.Row row = rows.get(r);
        Map<String, List<Integer>> places = new HashMap<>();
        List<String> headings = new ArrayList<>();
        String above = "";
        int width = Math.max(row.cells().size(), width(rows.subList(r, rows.size())));
        for (int i = 0; i < width; i++) {
            String text = row.cell(i).text();
            if (known.headingLines() == 2) {
                above = text.isEmpty() ? above : text;
                String second = rows.get(r + 1).cell(i).text();
                text = second.isEmpty() ? text : (above + " " + second).strip();
            }
            headings.add(text);
            places.computeIfAbsent(Headings.normal(text), k -> new ArrayList<>()).add(i);
        }
        Map<Integer, ColumnMeaning> meanings = new HashMap<>();
        for (ColumnMapping.Column column : wanted) {
            List<Integer> found = places.getOrDefault(Headings.normal(column.heading()), List.of());
            // columns without or with the same heading are told apart by their place
            Integer place = found.contains(column.index()) ? Integer.valueOf(column.index())
                    : found.size() == 1 && !column.heading().isEmpty() ? found.get(0) : null;
            if (place == null) {
                return null;
            }
            meanings.put(place, column.meaning());
        }
        List<ColumnMapping.Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(new ColumnMapping.Column(i, headings.get(i), meanings.getOrDefault(i, ColumnMeaning.IGNORE)));
        }
        return new ColumnMapping(sheet, row.line(), known.headingLines(), columns, known.vatRate(), known.decimalComma(), known.text());
    }

    private static int width(List<PriceList.Row> rows) {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }
}
