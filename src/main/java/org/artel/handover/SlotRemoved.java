package org.artel.handover;

import java.time.Instant;
import java.util.List;

/** A slot was taken away from those who had chosen it. */
public record SlotRemoved(long purchaseId, List<Long> memberIds, String place, Instant startsAt) {
}
