package org.artel.handover;

/** A participant was charged for storage. */
public record StorageCharged(long purchaseId, long memberId, StorageDue due) {
}
