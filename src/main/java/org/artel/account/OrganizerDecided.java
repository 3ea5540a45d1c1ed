package org.artel.account;

/** A moderator decided about a member's request to become organizer. Fired in the transaction. */
public record OrganizerDecided(long memberId, boolean accepted, String reason) {
}
