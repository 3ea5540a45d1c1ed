package org.artel.payment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.artel.common.Money;
import org.artel.pricelist.Cell;
import org.artel.pricelist.ListedNumber;
import org.artel.pricelist.PriceList;

/** A bank's table of any layout, text or workbook: its columns are known by their headings, remembered or guessed. */
final class TableStatement {

    private static final int SAMPLES = 3;
    private static final int HEADINGS_WITHIN = 60;
    private static final Pattern DAY = Pattern.compile("(\\d{1,4})[./-](\\d{1,2})[./-](\\d{1,4})(?!\\d).*");
    private static final Pattern DAY_IN_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[^,]*\\d,\\d{1,2}(\\D.*)?");
    private static final LocalDate FIRST_SERIAL_DAY = LocalDate.of(1899, 12, 30);
    private static final Pattern INCOMING = Pattern.compile("(?iu)c|cr|crdt|credit|bij|haben|h|in|incoming|кт|кредит|приход.*|зачислен.*|поступлен.*|входящ.*|пополнен.*|\\+");

    private final List<PriceList.Row> rows;
    private final String currency;
    private final List<String> headings = new ArrayList<>();
    private final List<StatementColumn> meanings = new ArrayList<>();
    private final int first;
    private final boolean decimalComma;
    private final boolean monthFirst;

    /** @param known what each heading, as {@link StatementColumn#normal} writes it, was said to mean */
    TableStatement(List<PriceList.Row> rows, Map<String, StatementColumn> known, String currency) {
        this.rows = rows;
        this.currency = currency;
        int heading = headingRow(rows, known);
        this.first = heading + 1;
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        Set<StatementColumn> taken = EnumSet.noneOf(StatementColumn.class);
        for (int i = 0; i < width; i++) {
            String text = heading < 0 ? "" : rows.get(heading).cell(i).text();
            headings.add(text.isEmpty() ? String.valueOf(i + 1) : text);
            StatementColumn meaning = meaning(headings.get(i), known);
            meanings.add(meaning.isRepeatable() || taken.add(meaning) ? meaning : StatementColumn.IGNORE);
        }
        if (taken.contains(StatementColumn.CREDIT) && !known.containsValue(StatementColumn.SUM)) {
            meanings.replaceAll(meaning -> meaning == StatementColumn.SUM ? StatementColumn.IGNORE : meaning);
        }
        this.decimalComma = texts(StatementColumn.SUM, StatementColumn.CREDIT).stream().anyMatch(text -> DECIMAL_COMMA.matcher(text).matches());
        this.monthFirst = texts(StatementColumn.DATE).stream().map(DAY::matcher).filter(Matcher::matches)
                .anyMatch(day -> day.group(1).length() <= 2 && Integer.parseInt(day.group(2)) > 12);
    }

    private static StatementColumn meaning(String heading, Map<String, StatementColumn> known) {
        StatementColumn said = known.get(StatementColumn.normal(heading));
        return said != null ? said : StatementColumn.guess(heading);
    }

    /** The row that names most; -1 where none names a date and a sum. */
    private static int headingRow(List<PriceList.Row> rows, Map<String, StatementColumn> known) {
        int best = -1;
        int most = 1;
        for (int i = 0; i < Math.min(rows.size(), HEADINGS_WITHIN); i++) {
            Set<StatementColumn> named = rows.get(i).cells().stream().filter(cell -> !cell.isBlank() && cell.text().length() <= 60)
                    .map(cell -> meaning(cell.text(), known)).collect(Collectors.toSet());
            named.remove(StatementColumn.IGNORE);
            boolean sum = named.contains(StatementColumn.SUM) || named.contains(StatementColumn.CREDIT);
            if (sum && named.contains(StatementColumn.DATE) && named.size() > most) {
                most = named.size();
                best = i;
            }
        }
        return best;
    }

    Statement read() {
        Statement.Found found = new Statement.Found();
        for (PriceList.Row row : rows.subList(first, rows.size())) {
            read(row, found);
        }
        List<Statement.Column> columns = IntStream.range(0, headings.size()).mapToObj(i -> new Statement.Column(headings.get(i), meanings.get(i),
                rows.subList(first, rows.size()).stream().map(row -> row.cell(i).text()).filter(text -> !text.isEmpty()).limit(SAMPLES).toList()))
                .toList();
        return found.as(Statement.Kind.TABLE, columns);
    }

    private void read(PriceList.Row row, Statement.Found found) {
        Cell sum = cell(row, meanings.contains(StatementColumn.CREDIT) ? StatementColumn.CREDIT : StatementColumn.SUM);
        Optional<BigDecimal> amount = ListedNumber.of(sum, decimalComma);
        Optional<LocalDate> date = date(cell(row, StatementColumn.DATE));
        String stated = text(row, StatementColumn.CURRENCY).toUpperCase(Locale.ROOT);
        boolean tellsDirection = meanings.contains(StatementColumn.DIRECTION) && !meanings.contains(StatementColumn.CREDIT);
        if (sum.isBlank() || amount.isEmpty() && date.isEmpty()) {
            if (date.isPresent()) {
                found.outgoing();
            }
        } else if (amount.isPresent() && (amount.get().signum() <= 0
                || tellsDirection && !INCOMING.matcher(text(row, StatementColumn.DIRECTION)).matches())) {
            found.outgoing();
        } else if (amount.isEmpty() || date.isEmpty() || amount.get().stripTrailingZeros().scale() > 2) {
            found.unreadable(row.line());
        } else if (stated.matches("[A-Z]{3}") && !stated.equals(currency) && !(stated.equals("RUR") && currency.equals("RUB"))) {
            found.foreign();
        } else {
            found.incoming(date.get(), new Money(amount.get()), text(row, StatementColumn.PAYER), text(row, StatementColumn.ACCOUNT),
                    purpose(row), text(row, StatementColumn.BANK_ID));
        }
    }

    private String purpose(PriceList.Row row) {
        return IntStream.range(0, meanings.size()).filter(i -> meanings.get(i) == StatementColumn.PURPOSE).mapToObj(i -> row.cell(i).text())
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    private Optional<LocalDate> date(Cell cell) {
        try {
            if (cell.number() != null && cell.number().precision() - cell.number().scale() == 5) {
                return Optional.of(FIRST_SERIAL_DAY.plusDays(cell.number().longValue()));
            }
            Matcher day = DAY.matcher(cell.text());
            if (day.matches()) {
                int one = Integer.parseInt(day.group(1));
                int two = Integer.parseInt(day.group(2));
                int three = Integer.parseInt(day.group(3));
                if (day.group(1).length() == 4) {
                    return Optional.of(LocalDate.of(one, two, three));
                }
                int year = three < 100 ? 2000 + three : three;
                return Optional.of(monthFirst ? LocalDate.of(year, one, two) : LocalDate.of(year, two, one));
            }
            Matcher digits = DAY_IN_DIGITS.matcher(cell.text());
            return digits.matches() ? Optional.of(LocalDate.of(Integer.parseInt(digits.group(1)), Integer.parseInt(digits.group(2)),
                    Integer.parseInt(digits.group(3)))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private List<String> texts(StatementColumn... wanted) {
        Set<StatementColumn> these = Set.of(wanted);
        return IntStream.range(0, meanings.size()).filter(i -> these.contains(meanings.get(i))).boxed()
                .flatMap(i -> rows.subList(first, rows.size()).stream().map(row -> row.cell(i).text())).toList();
    }

    private Cell cell(PriceList.Row row, StatementColumn meaning) {
        int column = meanings.indexOf(meaning);
        return row.cell(column < 0 ? Integer.MAX_VALUE : column);
    }

    private String text(PriceList.Row row, StatementColumn meaning) {
        return cell(row, meaning).text();
    }
}
