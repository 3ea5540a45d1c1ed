package org.artel.handover;

import java.util.List;
import org.artel.common.Quantity;

/**
 * What somebody at a pick-up point hands over.
 *
 * @param code            as it was typed or scanned; null: the parcel was opened from the list
 * @param participationId of the parcel; null: the code says it
 * @param lines           null: all that is left
 * @param toProxy         whom the participant named came instead
 * @param unpaid          it is known that something is still owed
 */
public record HandOver(String code, Long participationId, List<Line> lines, boolean toProxy, boolean unpaid) {

    public record Line(long lineId, long variantId, Quantity quantity) {
    }
}
