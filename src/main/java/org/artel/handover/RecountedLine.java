package org.artel.handover;

import org.artel.common.Quantity;

/**
 * What of an order line changes by a recount.
 *
 * @param participationId of whom
 * @param name            'Linden honey, 1 kg'
 * @param before          units by the picture before: the invoice's, or the last recount's
 * @param decidable       the goods are short: by hand the organizer decides
 */
public record RecountedLine(long lineId, long variantId, long participationId, int number, String participant, String name, Quantity before,
        Quantity after, boolean decidable) {

    public boolean isChanged() {
        return before.compareTo(after) != 0;
    }
}
