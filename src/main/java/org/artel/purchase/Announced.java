package org.artel.purchase;

/** An organizer announced something in the thread; observed inside the transaction. */
public record Announced(long purchaseId, long memberId, long postId, String text) {
}
