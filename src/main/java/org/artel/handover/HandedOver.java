package org.artel.handover;

import java.util.List;

/** Goods were handed over. {@code takenBy} empty: to the participant. */
public record HandedOver(long purchaseId, long memberId, List<OpenedParcel.Goods> goods, String takenBy) {
}
