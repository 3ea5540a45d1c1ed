package org.artel.payment;

import java.util.List;

/** An organizer wrote to those who have not paid; observed inside the transaction. */
public record UnpaidMessage(long purchaseId, long memberId, String text, List<Long> recipients) {
}
