package org.artel.handover;

import java.util.List;

/** A participant lost goods that were not collected in time. */
public record GoodsForfeited(long purchaseId, long memberId, List<OpenedParcel.Goods> goods) {
}
