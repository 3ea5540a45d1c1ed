package org.artel.order;

import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * So much of a line at one step. Another variant than the line's own is a replacement; a line may have several.
 *
 * @param article     as it was called then; {@code variantName} likewise
 * @param sum         what these units cost at this step: of an invoice the share of its total, not price × quantity
 */
public record Allocated(long lineId, long participationId, long variantId, String article, String variantName, Quantity quantity,
        UnitPrice price, Money sum) {

    /** The same line and variant, another quantity at the same price. */
    public Allocated with(Quantity other) {
        return new Allocated(lineId, participationId, variantId, article, variantName, other, price, price.times(other));
    }

    Allocated negated() {
        return new Allocated(lineId, participationId, variantId, article, variantName, Quantity.ZERO.minus(quantity), price, sum.negated());
    }
}
