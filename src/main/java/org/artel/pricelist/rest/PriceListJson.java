package org.artel.pricelist.rest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.pricelist.BadRow;
import org.artel.pricelist.ColumnMapping;
import org.artel.pricelist.ColumnMeaning;
import org.artel.pricelist.ImportResult;
import org.artel.pricelist.ListedLot;
import org.artel.pricelist.PriceList;
import org.artel.pricelist.UploadedList;

/**
 * An uploaded file and what was recognised in it.
 *
 * @param state   UPLOADED, RUNNING, IMPORTED or FAILED
 * @param columns what the columns mean; send them back with other meanings to correct them
 * @param lots    how many would be imported, the first of them in {@code sample}
 * @param failure message key of the refusal that ended the last attempt
 */
public record PriceListJson(long id, long purchaseId, String fileName, String state, Integer done, Integer total, String kind,
        List<ColumnJson> columns, BigDecimal vatRate, Integer lots, List<ListedLotJson> sample, List<BadRow> badRows, List<String> warnings,
        ImportResult result, String failure) {

    private static final int SAMPLE = 20;
    private static final int MOST_BAD_ROWS = 1000;

    /** One column by its place, counted from 0. */
    public record ColumnJson(int index, String heading, ColumnMeaning meaning) {
    }

    /** A lot as the file has it. */
    public record ListedLotJson(int line, String article, String name, String category, BigDecimal price, boolean net, BigDecimal vatRate,
            List<String> variants) {
    }

    /** What the caller corrects: all is optional. */
    public record CorrectionJson(List<ColumnJson> columns, BigDecimal vatRate, Boolean withdrawMissing, Boolean background) {

        Map<Integer, ColumnMeaning> meanings() {
            return columns == null ? Map.of()
                    : columns.stream().filter(column -> column.meaning() != null)
                            .collect(Collectors.toMap(ColumnJson::index, ColumnJson::meaning, (first, second) -> second));
        }

        /** Null: nothing is corrected. */
        ColumnMapping on(ColumnMapping guessed) {
            return columns == null && vatRate == null ? null : guessed.corrected(meanings(), vatRate == null ? guessed.vatRate() : vatRate);
        }
    }

    static PriceListJson of(UploadedList upload, PriceList list) {
        String state = upload.isImported() ? "IMPORTED" : upload.isRunning() ? "RUNNING" : upload.failure() != null ? "FAILED" : "UPLOADED";
        String failure = upload.failure() == null ? null : upload.failure().key();
        if (list == null) {
            return new PriceListJson(upload.id(), upload.purchaseId(), upload.fileName(), state, upload.rowsDone(), upload.rowsTotal(), null, null,
                    null, null, null, null, null, upload.result(), failure);
        }
        return new PriceListJson(upload.id(), upload.purchaseId(), upload.fileName(), state, upload.rowsDone(), upload.rowsTotal(),
                list.kind().name(), list.mapping().columns().stream().map(c -> new ColumnJson(c.index(), c.heading(), c.meaning())).toList(),
                list.mapping().vatRate(), list.lots().size(), list.lots().stream().limit(SAMPLE).map(PriceListJson::sample).toList(),
                list.badRows().stream().limit(MOST_BAD_ROWS).toList(), list.warnings(), upload.result(), failure);
    }

    private static ListedLotJson sample(ListedLot lot) {
        return new ListedLotJson(lot.line(), lot.article(), lot.name(), lot.category(), lot.price(), lot.net(), lot.vatRate(),
                lot.offers().stream().map(offer -> (offer.label() + ' ' + offer.colour() + ' ' + offer.size()).strip()).toList());
    }
}
