package org.artel.handover;

import java.util.List;

/** Goods that were said to be handed over were not: they wait in the parcel again. */
public record HandoverTakenBack(long purchaseId, long memberId, List<OpenedParcel.Goods> goods, String reason) {
}
