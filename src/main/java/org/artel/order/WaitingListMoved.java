package org.artel.order;

import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * Something became free for whoever waited: it stands in the member's order. Fired inside the transaction.
 *
 * @param name  lot and variant
 * @param price of one unit, of today
 * @param goods the member's whole order now
 * @param rest  what is still waited for; zero: the place has ended
 */
public record WaitingListMoved(long purchaseId, long memberId, String name, Quantity units, UnitPrice price, Money goods, Quantity rest) {
}
