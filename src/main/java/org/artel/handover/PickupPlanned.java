package org.artel.handover;

import java.time.Instant;

/** Participants choose where and when they collect their goods, until then. */
public record PickupPlanned(long purchaseId, long actorId, Instant chooseUntil) {
}
