package org.artel.supply;

import java.time.Instant;
import java.util.List;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * What the supplier confirms of a general order.
 *
 * @param number from 1, within the purchase: the document of the CONFIRMED allocations
 */
public record SupplierAnswer(long number, int generalOrderNo, String note, Instant answeredAt, List<Line> lines) {

    /** @param price gross, of one unit */
    public record Line(long variantId, Quantity quantity, UnitPrice price) {
    }
}
