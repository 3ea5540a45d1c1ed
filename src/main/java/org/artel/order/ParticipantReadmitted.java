package org.artel.order;

/** A refused member may order again. Fired inside the transaction. */
public record ParticipantReadmitted(long purchaseId, long memberId) {
}
