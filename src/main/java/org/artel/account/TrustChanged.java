package org.artel.account;

/** An organizer was marked as trusted, or lost that mark. Fired in the transaction. */
public record TrustChanged(long memberId, boolean trusted) {
}
