package org.artel.pricelist;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.Refused;

/**
 * What an organizer knows better than the guess.
 *
 * @param sheet       0-based; null: recognised
 * @param headingLine line of the headings, 0 where there are none; null: recognised
 * @param text        null: as it was confirmed for this supplier before
 * @param meanings    by the column's index; columns that are not named stay as guessed
 * @param rateKnown   {@code vatRate} replaces what the list says, null too
 * @param vatRate     percent, for lines that state none
 */
public record ListCorrection(Integer sheet, Integer headingLine, TextShape text, Map<Integer, ColumnMeaning> meanings, boolean rateKnown,
        BigDecimal vatRate) {

    public static final ListCorrection NONE = new ListCorrection(null, null, null, Map.of(), false, null);

    /** @throws Refused {@code pricelist.lot.vatRate} */
    public ListCorrection {
        meanings = Map.copyOf(meanings);
        LotContent.requireRate(vatRate);
    }

    /** Reads a file again as it was read with this mapping. */
    static ListCorrection as(ColumnMapping mapping) {
        return new ListCorrection(mapping.sheet(), mapping.headingLine(), mapping.text(),
                mapping.columns().stream().collect(Collectors.toMap(ColumnMapping.Column::index, ColumnMapping.Column::meaning)), true, mapping.vatRate());
    }

    /** Nothing is said about the way in which the file is read. */
    boolean readsAsBefore() {
        return sheet == null && headingLine == null && text == null;
    }
}
