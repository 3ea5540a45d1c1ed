package org.artel.order;

import java.time.Instant;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * How one line stood after one change.
 *
 * @param name     lot and variant
 * @param before   quantity before the change
 * @param changedBy the member who made the change
 */
public record OrderHistory(String name, Quantity before, Quantity quantity, Quantity tolerance, Replacement replacement, String comment,
        UnitPrice price, Instant changedAt, long changedBy) {
}
