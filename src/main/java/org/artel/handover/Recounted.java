package org.artel.handover;

import java.util.List;

/** Goods came, or did not, otherwise than a participant had been told; the lines are those that changed. */
public record Recounted(long purchaseId, long memberId, long actorId, List<RecountedLine> lines) {
}
