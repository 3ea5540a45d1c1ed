package org.artel.order;

import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * An item was asked for, or the request ended. Fired inside the transaction.
 *
 * @param price  of one unit; null unless it was confirmed
 * @param goods  the member's whole order now; null unless it was confirmed
 * @param reason why it was declined; null otherwise
 */
public record ItemAnswered(long purchaseId, long memberId, ItemRequest.State state, String name, Quantity quantity, UnitPrice price, Money goods,
        String reason) {
}
