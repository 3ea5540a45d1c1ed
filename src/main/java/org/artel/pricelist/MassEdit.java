package org.artel.pricelist;

/**
 * What a change of many lots would do: figures.
 *
 * @param base      the change of the list that was looked at; the change is refused once there was another
 * @param lots      lots that would change, or leave
 * @param priced    what is ordered of lots at another price, at the old prices and at the new ones
 * @param withdrawn what is ordered of lots that would leave the list; these lines stay
 */
public record MassEdit(long base, int lots, OrderedPrices.Effect priced, OrderedPrices.Effect withdrawn) {

    /** Does it touch what somebody ordered? */
    public boolean touchesOrders() {
        return !priced.isNothing() || !withdrawn.isNothing();
    }
}
