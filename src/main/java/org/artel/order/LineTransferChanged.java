package org.artel.order;

import java.time.Instant;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * A line was offered to another member, or the offer ended. Fired inside the transaction.
 *
 * @param name      lot and variant
 * @param expiresAt until when it may be accepted
 * @param fromGoods the giver's whole order now; null unless it was accepted
 * @param toGoods   the taker's whole order now; null unless it was accepted
 */
public record LineTransferChanged(long purchaseId, long transferId, LineTransfer.State state, long fromMemberId, long toMemberId, String name,
        Quantity quantity, UnitPrice price, Instant expiresAt, Money fromGoods, Money toGoods) {
}
