package org.artel.payment;

import java.util.List;
import org.artel.common.Money;

/** Bills were issued or changed; observed inside the transaction. */
public record BillsIssued(long purchaseId, List<Issued> bills) {

    /**
     * @param memberId the participant; the organizer, of an order on behalf
     * @param before   null: the first bill
     */
    public record Issued(long participationId, long memberId, boolean onBehalf, Money before, Money after) {
    }
}
