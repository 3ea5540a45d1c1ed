package org.artel.handover;

import java.time.Instant;

/** The organizer chose for a participant. {@code startsAt} null: at any time, or another way of delivery. */
public record PickupChosen(long purchaseId, long memberId, String place, Instant startsAt) {
}
