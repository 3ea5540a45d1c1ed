package org.artel.order;

import java.time.Instant;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * How one line stood after one change.
 *
 * @param name     lot and variant
 * @param before      quantity before the change
 * @param priceBefore null: the line's first version
 */
public record OrderHistory(String name, Quantity before, Quantity quantity, Quantity tolerance, Replacement replacement, String comment,
        UnitPrice priceBefore, UnitPrice price, Instant changedAt) {

    /** Nobody ordered more or less: the organizer applied another price. */
    public boolean isPriceApplied() {
        return priceBefore != null && !price.equals(priceBefore) && quantity.equals(before) && quantity.isPositive();
    }
}
