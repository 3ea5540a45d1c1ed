package org.artel.pricelist;

import java.util.ArrayList;
import java.util.List;
import org.artel.common.Refused;

/** Collects cells into rows for one file and holds the limits of rows, columns, sheets and cell length. */
final class SheetRows {

    static final int MAX_ROWS = 100_000;
    static final int MAX_COLUMNS = 200;
    static final int MAX_SHEETS = 60;

    private final RowSink sink;
    private final List<Cell> cells = new ArrayList<>();
    private int sheet = -1;
    private int rows;
    private boolean wanted;

    SheetRows(RowSink sink) {
        this.sink = sink;
    }

    /** Starts the next sheet and says whether its rows are wanted. */
    boolean sheet(String name, boolean hidden) {
        if (++sheet >= MAX_SHEETS) {
            throw new Refused("pricelist.file.tooManySheets", MAX_SHEETS);
        }
        cells.clear();
        rows = 0;
        wanted = sink.sheet(sheet, name, hidden);
        return wanted;
    }

    boolean wanted() {
        return wanted;
    }

    void put(int line, int column, Cell cell) {
        if (cell.isBlank() || !wanted) {
            return;
        }
        if (column >= MAX_COLUMNS) {
            throw new Refused("pricelist.file.tooManyColumns", line, MAX_COLUMNS);
        }
        checkLength(line, cell.text().length());
        while (cells.size() <= column) {
            cells.add(Cell.BLANK);
        }
        cells.set(column, cell);
    }

    static void checkLength(int line, int length) {
        if (length > Cell.LONGEST) {
            throw new Refused("pricelist.file.cellTooLong", line, Cell.LONGEST);
        }
    }

    /** Ends the row; blank rows are not handed on. */
    boolean endOfRow(int line) {
        return endOfRows(line, 1);
    }

    /** Ends a row that stands there so many times. */
    boolean endOfRows(int line, int times) {
        if (!wanted || cells.isEmpty()) {
            return wanted;
        }
        List<Cell> row = List.copyOf(cells);
        cells.clear();
        for (int i = 0; i < times && wanted; i++) {
            if (++rows > MAX_ROWS) {
                throw new Refused("pricelist.file.tooManyRows", MAX_ROWS);
            }
            wanted = sink.row(line + i, row);
        }
        return wanted;
    }
}
