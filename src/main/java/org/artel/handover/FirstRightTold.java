package org.artel.handover;

import java.time.Instant;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * A member is asked before everybody else, or hears what came of the answer; observed inside the transaction.
 *
 * @param units at most, or given; of MISSED what was wanted
 * @param until when the answer counts; of ASKED only
 */
public record FirstRightTold(long purchaseId, long memberId, What what, String name, Quantity units, UnitPrice price, Instant until) {

    public enum What { ASKED, GIVEN, MISSED }
}
