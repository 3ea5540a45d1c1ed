package org.artel.pricelist;

import java.util.List;

/**
 * What was recognised in a supplier's file. Nothing of it is saved.
 *
 * @param kind     how the file was read
 * @param sheets   names of its sheets; one empty name for a CSV
 * @param charset   of a text file; null for a workbook
 * @param separator of a text file, as {@link TextShape#SEPARATORS} names it; null for a workbook
 * @param mapping  the columns with their meaning, guessed or given
 * @param preview  the first rows below the headings as they stand there
 * @param lots     in the order of the file
 * @param badRows  rows that will not be imported, each with its reason
 * @param warnings message keys {@code pricelist.warning.*} about the list as a whole
 */
public record PriceList(PriceListFile.Kind kind, List<String> sheets, String charset, String separator, ColumnMapping mapping,
        List<Row> preview, List<ListedLot> lots, List<BadRow> badRows, List<String> warnings) {

    /** @param line 1-based */
    public record Row(int line, List<Cell> cells) {

        /** Blank beyond the row's end. */
        public Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.BLANK;
        }
    }
}
