package org.artel.handover;

import org.artel.common.Money;

/** What a participant was charged for storage was taken back. */
public record StorageWaived(long purchaseId, long memberId, Money sum, String reason) {
}
