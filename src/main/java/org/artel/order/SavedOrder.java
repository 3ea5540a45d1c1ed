package org.artel.order;

/**
 * What a saved order got.
 *
 * @param changeNo the number that the purchase's gate gave to this change; the order's version until the next one
 * @param repeated the same request had already been carried out: nothing changed now
 */
public record SavedOrder(long participationId, long changeNo, boolean repeated) {
}
