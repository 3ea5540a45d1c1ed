package org.artel.supply;

import java.time.Instant;
import java.util.List;
import org.artel.common.UnitPrice;
import org.artel.order.Participation;

/** The invoice's price of some lines is above the limit of the terms; told inside the transaction, once for each owner. */
public record PriceRose(long purchaseId, Instant withdrawUntil, List<Owner> owners) {

    /** @param lines whose price rose */
    public record Owner(Participation participation, List<Line> lines) {
    }

    /** @param name lot and variant; prices of a unit */
    public record Line(long lineId, String name, UnitPrice before, UnitPrice after) {
    }
}
