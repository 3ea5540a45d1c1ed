package org.artel.pricelist;

import java.io.IOException;

/** A file whose rows can be read again and again. */
interface ListRows {

    void readInto(SheetRows rows) throws IOException;

    /** Hands every row to the sink. @throws org.artel.common.Refused when the file is broken, protected, or beyond a limit */
    default void read(RowSink sink) {
        try {
            readInto(new SheetRows(sink));
        } catch (IOException e) {
            throw PriceListFile.broken(e);
        }
    }
}
