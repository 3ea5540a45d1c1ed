package org.artel.pricelist;

import java.util.List;

/** Takes the rows of a file one by one, so that no reader ever holds a whole list. */
interface RowSink {

    /** Says whether the rows of this sheet are wanted. @param hidden whoever opens the file does not see it */
    boolean sheet(int index, String name, boolean hidden);

    /**
     * @param line 1-based: the row number in a spreadsheet, the physical line on which the record starts in a CSV
     * @return false when no more rows of this sheet are wanted
     */
    boolean row(int line, List<Cell> cells);
}
