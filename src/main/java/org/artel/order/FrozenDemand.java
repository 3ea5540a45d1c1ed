package org.artel.order;

import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * What a participant wants of one variant, as it was frozen.
 *
 * @param wishes variants that may replace it, ranked; empty unless {@code replacement} is WISHES, and the terms allow replacements
 * @param units  what is left of the increments, in the order of the gate's numbers; they add up to the quantity
 */
public record FrozenDemand(long lineId, long participationId, long lotId, long variantId, String article, String variantName, Quantity quantity,
        Quantity tolerance, UnitPrice price, Money sum, Replacement replacement, List<Long> wishes, List<Unit> units) {

    /** Units that came with one increment and were not taken back. */
    public record Unit(long changeNo, Quantity quantity) {
    }
}
