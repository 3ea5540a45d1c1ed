package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.purchase.Purchase;

/**
 * What is ordered, in the columns of the supplier's own list as an import last read them: the quantity stands in the list's own column
 * for orders, or in one behind the others. Without a list with headings the columns are ours.
 */
@ApplicationScoped
public class SupplierSheet {

    static final List<ColumnMeaning> OURS = List.of(ColumnMeaning.ARTICLE, ColumnMeaning.NAME, ColumnMeaning.UNIT, ColumnMeaning.PACK_SIZE,
            ColumnMeaning.PRICE_GROSS, ColumnMeaning.PRICE_NET, ColumnMeaning.VAT_RATE);
    private static final Set<ColumnMeaning> OF_VARIANTS = EnumSet.of(ColumnMeaning.VARIANT, ColumnMeaning.SIZE, ColumnMeaning.COLOUR);

    @Inject
    private Uploads uploads;

    /** @param quantity in units */
    public record Ordered(Lot lot, LotVariant variant, Quantity quantity) {
    }

    /**
     * A row of the file that came back.
     *
     * @param price as listed; null: the file states none
     */
    public record Row(String article, Quantity quantity, UnitPrice price) {
    }

    /** @param meaning IGNORE: nothing of ours stands here */
    private record Column(String heading, ColumnMeaning meaning, boolean ordered, boolean sum) {
    }

    /** @param memberId whose mapping of the supplier's columns goes before others' */
    public byte[] xlsx(Purchase purchase, long memberId, List<Ordered> ordered, Texts texts) {
        try (PriceListXlsx xlsx = new PriceListXlsx(texts.text("generalOrder.title"))) {
            write(purchase, memberId, ordered, texts, xlsx::row);
            return xlsx.bytes();
        }
    }

    /** The same for spreadsheets that read text. */
    public String csv(Purchase purchase, long memberId, List<Ordered> ordered, Texts texts) {
        PriceListCsv csv = new PriceListCsv(texts.locale());
        write(purchase, memberId, ordered, texts, csv::row);
        return csv.text();
    }

    private void write(Purchase purchase, long memberId, List<Ordered> ordered, Texts texts, Consumer<List<?>> rows) {
        List<Column> columns = columns(uploads.remembered(purchase.supplierId(), memberId), texts);
        boolean boxes = ordered.stream().anyMatch(each -> each.lot().soldInPacks());
        boolean named = columns.stream().noneMatch(column -> OF_VARIANTS.contains(column.meaning()));
        boolean ownArticles = columns.stream().anyMatch(column -> column.meaning() == ColumnMeaning.VARIANT_ARTICLE);
        List<Object> headings = new ArrayList<>(columns.stream().map(Column::heading).toList());
        if (boxes) {
            headings.add(texts.text("generalOrder.boxes"));
        }
        rows.accept(headings);
        PriceListTable table = new PriceListTable(true, purchase.terms().currency());
        for (Ordered each : ordered) {
            List<Object> row = new ArrayList<>();
            for (Column column : columns) {
                row.add(column.ordered() ? each.quantity().amount() : column.sum() ? each.lot().listedPriceOf(each.variant()).times(each.quantity()).amount()
                        : cell(table, column.meaning(), each, named, ownArticles));
            }
            if (boxes) {
                row.add(each.lot().soldInPacks() ? each.quantity().amount().divide(each.lot().packSize().amount(), 3, RoundingMode.HALF_UP) : null);
            }
            rows.accept(row);
        }
    }

    private static Object cell(PriceListTable table, ColumnMeaning meaning, Ordered each, boolean named, boolean ownArticles) {
        return switch (meaning) {
            case IGNORE, STOCK -> null;
            case NAME -> named ? each.lot().nameOf(each.variant()) : each.lot().name();
            case ARTICLE -> ownArticles || each.variant().article().isEmpty() ? each.lot().article() : each.variant().article();
            default -> table.cell(meaning, each.lot(), each.variant(), Map.of());
        };
    }

    /** @param mapping null: none is remembered */
    private static List<Column> columns(ColumnMapping mapping, Texts texts) {
        List<Column> columns = new ArrayList<>();
        if (mapping == null || mapping.headingLine() == 0) {
            OURS.forEach(meaning -> columns.add(new Column(texts.name(meaning), meaning, false, false)));
        } else {
            int at = 0;
            for (ColumnMapping.Column column : mapping.columns()) {
                for (; at < column.index(); at++) {
                    columns.add(new Column("", ColumnMeaning.IGNORE, false, false));
                }
                boolean free = column.meaning() == ColumnMeaning.IGNORE;
                boolean ordered = free && Headings.saysOrdered(column.heading()) && columns.stream().noneMatch(Column::ordered);
                boolean sum = free && !ordered && Headings.saysSum(column.heading()) && columns.stream().noneMatch(Column::sum);
                columns.add(new Column(column.heading(), column.meaning(), ordered, sum));
                at++;
            }
        }
        if (columns.stream().noneMatch(Column::ordered)) {
            columns.add(new Column(texts.text("generalOrder.ordered"), ColumnMeaning.IGNORE, true, false));
        }
        if (columns.stream().noneMatch(Column::sum)) {
            columns.add(new Column(texts.text("generalOrder.listedSum"), ColumnMeaning.IGNORE, false, true));
        }
        return columns;
    }

    /**
     * Reads a file that came back: what its column for orders says of each article.
     *
     * @throws Refused INVALID {@code supplierLink.file} when there are no such columns, {@code pricelist.file.*}
     */
    public List<Row> read(PriceListFile file) {
        Found found = new Found();
        file.rows(TextShape.RECOGNISED).read(found);
        if (found.article < 0) {
            throw new Refused("supplierLink.file");
        }
        return found.rows;
    }

    /** Looks for the headings, then takes what stands below them. */
    private static final class Found implements RowSink {

        private final List<Row> rows = new ArrayList<>();
        private int article = -1;
        private int quantity;
        private List<Integer> prices = List.of();

        @Override
        public boolean sheet(int index, String name, boolean hidden) {
            return article < 0;
        }

        @Override
        public boolean row(int line, List<Cell> cells) {
            if (article < 0) {
                headings(cells.stream().map(Cell::text).toList());
            } else if (article < cells.size() && quantity < cells.size() && !cells.get(article).isBlank()) {
                units(cells.get(quantity)).ifPresent(units -> rows.add(new Row(cells.get(article).text(), units,
                        prices.stream().filter(at -> at < cells.size()).flatMap(at -> number(cells.get(at), 6).stream()).findFirst().map(UnitPrice::new).orElse(null))));
            }
            return true;
        }

        private void headings(List<String> headings) {
            int ordered = first(headings, Headings::saysOrdered);
            quantity = ordered >= 0 ? ordered : first(headings, Headings::saysQuantity);
            if (quantity >= 0) {
                List<ColumnMeaning> meanings = Headings.guess(headings);
                int own = meanings.indexOf(ColumnMeaning.VARIANT_ARTICLE);
                int lots = meanings.indexOf(ColumnMeaning.ARTICLE);
                article = own >= 0 ? own : lots >= 0 ? lots : first(headings, Headings::saysArticle);
                prices = IntStream.range(0, meanings.size()).filter(at -> meanings.get(at).price()).boxed().toList();
            }
        }

        private static int first(List<String> headings, Predicate<String> says) {
            return IntStream.range(0, headings.size()).filter(at -> says.test(headings.get(at))).findFirst().orElse(-1);
        }

        private static Optional<Quantity> units(Cell cell) {
            return number(cell, 3).map(Quantity::new);
        }

        private static Optional<BigDecimal> number(Cell cell, int decimals) {
            return ListedNumber.of(cell, true).filter(number -> number.signum() >= 0 && number.stripTrailingZeros().scale() <= decimals);
        }
    }
}
