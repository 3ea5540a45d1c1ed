package org.artel.pricelist.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.pricelist.BadRow;
import org.artel.pricelist.ColumnMapping;
import org.artel.pricelist.ColumnMeaning;
import org.artel.pricelist.ImportResult;
import org.artel.pricelist.ListCorrection;
import org.artel.pricelist.ListedLot;
import org.artel.pricelist.PriceList;
import org.artel.pricelist.TextShape;
import org.artel.pricelist.UploadedList;

/**
 * An uploaded file and what was recognised in it.
 *
 * @param state       UPLOADED, RUNNING, IMPORTED or FAILED
 * @param sheets      names of a workbook's sheets; {@code sheet} is the one that is read, counted from 0
 * @param headingLine line of the headings; 0: none
 * @param charset     of a text file, {@code separator} likewise
 * @param columns     what the columns mean; send them back with other meanings to correct them
 * @param lots        how many would be imported, the first of them in {@code sample}
 * @param badRows     before the import: what would be left out; after it: what was
 * @param comparison  what it would change in the list; absent before it was compared
 * @param undoneAt    when the import was taken back; absent when it was not
 * @param failure     message key of the refusal that ended the last attempt
 */
public record PriceListJson(long id, long purchaseId, String fileName, String state, Integer done, Integer total, String kind,
        List<String> sheets, Integer sheet, Integer headingLine, String charset, String separator, List<ColumnJson> columns, BigDecimal vatRate,
        Integer lots, List<ListedLotJson> sample, List<BadRow> badRows, List<String> warnings, ComparisonJson comparison,
        ImportResult result, Instant undoneAt, String failure) {

    private static final int SAMPLE = 20;
    private static final int MOST_BAD_ROWS = 1000;

    /** One column by its place, counted from 0. */
    public record ColumnJson(int index, String heading, ColumnMeaning meaning) {
    }

    /** A lot as the file has it. */
    public record ListedLotJson(int line, String article, String name, String category, BigDecimal price, boolean net, BigDecimal vatRate,
            List<String> variants) {
    }

    /**
     * What the caller corrects: all is optional, and stays as guessed when it is left out.
     *
     * @param separator       {@code ;}, {@code ,}, {@code |} or {@code tab}
     * @param withdrawMissing lots that the file does not name are taken out of the list
     * @param base            of the comparison that is confirmed; the file is read as it was read then
     * @param applyToOrders   with {@code base} only: what is ordered costs the new prices, too
     */
    public record CorrectionJson(Integer sheet, Integer headingLine, String charset, String separator, List<ColumnJson> columns,
            BigDecimal vatRate, Boolean withdrawMissing, Boolean background, Long base, Boolean applyToOrders) {

        ListCorrection toCorrection() {
            Map<Integer, ColumnMeaning> meanings = columns == null ? Map.of()
                    : columns.stream().filter(column -> column.meaning() != null)
                            .collect(Collectors.toMap(ColumnJson::index, ColumnJson::meaning, (first, second) -> second));
            return new ListCorrection(sheet, headingLine, charset == null && separator == null ? null : new TextShape(charset, separator),
                    meanings, vatRate != null, vatRate);
        }
    }

    /** Before the import. */
    static PriceListJson of(UploadedList upload, Instant now, PriceList list) {
        ColumnMapping mapping = list.mapping();
        return new PriceListJson(upload.id(), upload.purchaseId(), upload.fileName(), upload.state(now).name(), upload.rowsDone(),
                upload.rowsTotal(), list.kind().name(), list.sheets(), mapping.sheet(), mapping.headingLine(), list.charset(), list.separator(),
                mapping.columns().stream().map(c -> new ColumnJson(c.index(), c.heading(), c.meaning())).toList(), mapping.vatRate(),
                list.lots().size(), list.lots().stream().limit(SAMPLE).map(PriceListJson::sample).toList(), shown(list.badRows()),
                list.warnings(), ComparisonJson.of(upload.comparison()), upload.result(), upload.undoneAt(), failure(upload, now));
    }

    /** While the import runs, and after it. */
    static PriceListJson of(UploadedList upload, Instant now, List<BadRow> badRows) {
        return new PriceListJson(upload.id(), upload.purchaseId(), upload.fileName(), upload.state(now).name(), upload.rowsDone(),
                upload.rowsTotal(), null, null, null, null, null, null, null, null, null, null, shown(badRows), null, ComparisonJson.of(upload.comparison()), upload.result(),
                upload.undoneAt(), failure(upload, now));
    }

    private static String failure(UploadedList upload, Instant now) {
        return upload.failure(now) == null ? null : upload.failure(now).key();
    }

    private static List<BadRow> shown(List<BadRow> badRows) {
        return badRows.stream().limit(MOST_BAD_ROWS).toList();
    }

    private static ListedLotJson sample(ListedLot lot) {
        return new ListedLotJson(lot.line(), lot.article(), lot.name(), lot.category(), lot.price(), lot.net(), lot.vatRate(),
                lot.offers().stream().map(offer -> (offer.label() + ' ' + offer.colour() + ' ' + offer.size()).strip()).toList());
    }
}
