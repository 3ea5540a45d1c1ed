package org.artel.purchase;

import java.time.Instant;

/**
 * The Stop comes within a day; observed inside the transaction, once for each stop date.
 *
 * @param shortfall  what is missing to the minimum
 * @param whenMissed what happens then if it is still missing
 * @param extendedTo until when the Stop would be extended
 */
public record StopNear(long purchaseId, Instant stopAt, Shortfall shortfall, BelowMinimum whenMissed, Instant extendedTo) {
}
