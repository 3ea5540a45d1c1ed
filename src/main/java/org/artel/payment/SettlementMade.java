package org.artel.payment;

import org.artel.common.Money;

/**
 * Something was decided about a participant's money; observed inside the transaction.
 *
 * @param memberId the participant; the organizer, of an order on behalf
 * @param owed     what is still owed; negative: has paid too much
 */
public record SettlementMade(Settlement settlement, long memberId, boolean onBehalf, Money owed) {
}
