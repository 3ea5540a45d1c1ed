package org.artel.payment;

import java.time.Instant;
import org.artel.common.Money;

/**
 * What one participant owes by one calculation. An earlier version stays readable; the last one holds.
 *
 * @param version  1 for the first
 * @param delivery with bank fees and discounts
 * @param fees     fixed prices of the pick-up point
 */
public record Bill(long id, long participationId, int version, Instant issuedAt, Money goods, Money delivery, Money fees, Money percent) {

    public Money total() {
        return goods.plus(delivery).plus(fees).plus(percent);
    }
}
