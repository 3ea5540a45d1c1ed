package org.artel.payment;

import org.artel.common.Money;

/**
 * A decision about a participant's money was taken back; observed inside the transaction.
 *
 * @param memberId the participant; the organizer, of an order on behalf
 * @param owed     what is owed now; negative: has paid too much
 */
public record SettlementUndone(Settlement settlement, long memberId, boolean onBehalf, Money owed, String reason) {
}
