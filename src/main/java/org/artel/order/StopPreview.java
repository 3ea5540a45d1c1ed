package org.artel.order;

import java.time.Instant;
import org.artel.purchase.BelowMinimum;
import org.artel.purchase.GateState;
import org.artel.purchase.Shortfall;
import org.artel.purchase.Terms;

/**
 * What a Stop would mean now, in figures.
 *
 * @param state       what is ordered
 * @param shortfall   what is missing to the minimum; a Stop by hand then needs a reason
 * @param whenMissed  what happens at the stop date while the minimum is missed
 * @param openBoxes   boxes that were begun and are not full
 * @param openRows    size rows that were begun and are not complete
 * @param notBefore   until then no Stop comes, because conditions became dearer; null: at any time
 * @param reopenUntil so long the organizer may take the Stop back; null while there was none
 */
public record StopPreview(GateState state, Terms terms, Shortfall shortfall, BelowMinimum whenMissed, long openBoxes, long openRows,
                          Instant reopenUntil, Instant notBefore) {
}
