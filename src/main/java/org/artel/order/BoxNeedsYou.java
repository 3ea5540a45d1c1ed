package org.artel.order;

import java.time.Instant;

/**
 * Shortly before the Stop: what a member ordered hangs, and the member asked to hear of it. Observed inside the transaction.
 *
 * @param completion what is missing least of all that touches the member
 */
public record BoxNeedsYou(long purchaseId, long memberId, Completion completion, Instant stopAt) {
}
