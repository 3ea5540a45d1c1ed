package org.artel.purchase;

import java.math.BigDecimal;

/** The organizer's percent went down, for every line at once; observed inside the transaction. */
public record PercentLowered(long purchaseId, BigDecimal from, BigDecimal to, Long postId) {
}
