package org.artel.order;

import org.artel.common.Actor;
import org.artel.common.Money;

/**
 * An order was placed, changed or taken back. Fired inside the transaction, before its purchase's gate: whoever observes it in
 * the transaction must not touch a gate; whoever needs the commit observes it after success.
 *
 * @param memberId    whose order it is
 * @param before      goods before the change; zero for a new order
 * @param after       goods after the change; zero when it was taken back
 * @param linesBefore lines with a quantity before the change
 * @param linesAfter  lines with a quantity after the change; 0: taken back
 * @param actor       who changed it: the participant, the waiting list, or the organizer on behalf
 * @param told        false: an event of its own tells the participant what happened
 */
public record OrderChanged(long purchaseId, long participationId, long memberId, Money before, Money after,
        int linesBefore, int linesAfter, Actor actor, boolean told) {

    public boolean isNew() {
        return linesBefore == 0 && linesAfter > 0;
    }

    public boolean isTakenBack() {
        return linesBefore > 0 && linesAfter == 0;
    }
}
