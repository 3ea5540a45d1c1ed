package org.artel.order;

import java.util.List;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * A member's last order of the same supplier or organizer, held against a price list of today.
 *
 * @param purchaseId where it was
 * @param lines      what is on the list again
 * @param missing    what is not
 */
public record EarlierOrder(long purchaseId, List<Line> lines, List<Missing> missing) {

    /** @param name of today */
    public record Line(long variantId, String name, Quantity quantity, UnitPrice priceThen, UnitPrice price) {

        public boolean isDearer() {
            return price.compareTo(priceThen) > 0;
        }
    }

    /** @param name as it was called then */
    public record Missing(String name, Quantity quantity) {
    }
}
