package org.artel.payment;

import org.artel.common.Money;
import org.artel.order.Participation;

/**
 * What one participant owes.
 *
 * @param bill null: none was issued yet
 * @param due  positive: still to be paid, penalties included; negative: paid too much
 * @param credit negative: kept for another purchase; positive: a debt that stays
 */
public record BillDue(Participation participation, Bill bill, Money due, Money credit) {

    public Money billed() {
        return bill == null ? Money.ZERO : bill.total();
    }
}
