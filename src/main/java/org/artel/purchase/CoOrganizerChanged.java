package org.artel.purchase;

/**
 * A co-organizer was invited, accepted, declined, left or was removed; observed inside the transaction.
 *
 * @param actorId who did it: the organizer or the member
 */
public record CoOrganizerChanged(long purchaseId, long memberId, CoOrganizer.State state, long actorId) {
}
