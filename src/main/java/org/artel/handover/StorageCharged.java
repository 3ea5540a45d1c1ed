package org.artel.handover;

/** A participant was charged for another day of storage; {@code stored}: all days together. */
public record StorageCharged(long purchaseId, long memberId, Stored stored) {
}
