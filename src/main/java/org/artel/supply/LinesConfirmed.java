package org.artel.supply;

import java.util.List;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.order.Participation;

/**
 * The supplier answered the general order; told inside the transaction. Nobody's bill changes: the invoice decides.
 *
 * @param owners whose lines are confirmed otherwise than an earlier answer to the same general order said, in the order of their numbers
 */
public record LinesConfirmed(long purchaseId, List<Owner> owners) {

    /** @param lines that are confirmed otherwise than ordered; none: all is confirmed */
    public record Owner(Participation participation, List<Line> lines) {
    }

    /** Units that the general order held and that are confirmed; a replacement was not ordered. Prices of a unit, as ordered and as confirmed. */
    public record Line(String name, Quantity ordered, Quantity confirmed, UnitPrice before, UnitPrice after) {
    }
}
