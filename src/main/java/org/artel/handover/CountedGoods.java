package org.artel.handover;

import org.artel.common.Quantity;

/**
 * An invoiced article and what came of it.
 *
 * @param came     as invoiced, over all receipts
 * @param replaced other goods that came in its place
 */
public record CountedGoods(long variantId, String article, String name, Quantity invoiced, Quantity came, Quantity replaced) {

    /** Below zero: more came than invoiced. */
    public Quantity missing() {
        return invoiced.minus(came).minus(replaced);
    }
}
