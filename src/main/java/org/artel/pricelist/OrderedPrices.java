package org.artel.pricelist;

import java.util.Collection;
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
     * @param lines  those lines
     */
    record Effect(int orders, int lines, Money before, Money after) {

        public static final Effect NOTHING = new Effect(0, 0, Money.ZERO, Money.ZERO);

        public boolean isNothing() {
            return orders == 0;
        }
    }

    /** @param prices by variant: gross, in the portal's currency */
    Effect effect(Map<Long, UnitPrice> prices);

    /** What is ordered of these variants; the sum is the same before and after. */
    Effect ordered(Collection<Long> variantIds);

    /**
     * Takes whatever an order of these variants takes, but for the purchase's gate, until the transaction ends: nobody orders of them
     * meanwhile. For changes of variants beyond those whose price is applied.
     */
    void hold(Collection<Long> variantIds);

    /**
     * Every line of these variants costs this from now on; each owner is told. In the caller's transaction, through the purchase's gate.
     *
     * @param prices by variant: gross, in the portal's currency
     * @throws Refused CONFLICT {@code order.tooLate} or {@code order.notOpen} when no order could be changed any more
     */
    void apply(long purchaseId, long organizerId, Map<Long, UnitPrice> prices);
}
