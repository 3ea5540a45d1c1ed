package org.artel.order;

/** The organizer refused a participant, whose order is taken back. Fired inside the transaction. */
public record ParticipantRefused(long purchaseId, long memberId, String reason) {
}
