package org.artel.handover;

import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * Leftovers were offered, or taken by a member, or that was called off.
 *
 * @param memberId who took it; null: it was offered
 * @param actorId  who did it
 */
public record LeftoverChanged(long purchaseId, Long memberId, long actorId, String name, Quantity quantity, UnitPrice price, boolean calledOff) {
}
