package org.artel.supply;

import java.time.Instant;
import java.util.Map;
import org.artel.common.Quantity;

/**
 * What the organizer decides when invoices are settled.
 *
 * @param byHand        units by line, by variant; only under the rule BY_HAND
 * @param reason        of a decision by hand
 * @param withdrawUntil where a price rose above the limit of the terms; null: two days
 */
public record SettleCommand(Map<Long, Map<Long, Quantity>> byHand, String reason, Instant withdrawUntil) {

    public static final SettleCommand BY_RULE = new SettleCommand(Map.of(), null, null);
}
