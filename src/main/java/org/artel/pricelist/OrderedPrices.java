package org.artel.pricelist;

import java.util.Map;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;

/** Brings a changed price to what is ordered already, when the organizer says so; the orders implement it. */
public interface OrderedPrices {

    /**
     * Whom another price touches, and what all their lines of these variants cost before and after.
     *
     * @param orders orders with a line at another price than the new one
     */
    record Effect(int orders, Money before, Money after) {

        public boolean isNothing() {
            return orders == 0;
        }
    }

    /** @param prices by variant: gross, in the portal's currency */
    Effect effect(Map<Long, UnitPrice> prices);

    /**
     * Every line of these variants costs this from now on; each owner is told. In the caller's transaction, through the purchase's gate.
     *
     * @param prices by variant: gross, in the portal's currency
     * @throws Refused CONFLICT {@code order.tooLate} or {@code order.notOpen} when no order could be changed any more
     */
    void apply(long purchaseId, long organizerId, Map<Long, UnitPrice> prices);
}
