package org.artel.payment;

import org.artel.common.Money;

/**
 * A payment that its participant had not told of was found in a bank statement; observed inside the transaction.
 *
 * @param memberId the participant; the organizer, of an order on behalf
 * @param owed     what is still owed; negative: has paid too much
 */
public record PaymentFound(long purchaseId, long memberId, boolean onBehalf, Money amount, Money owed) {
}
