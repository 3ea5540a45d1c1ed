package org.artel.payment;

import org.artel.common.Money;

/**
 * A payment was found in a bank statement, or was not theirs after all; observed inside the transaction.
 *
 * @param memberId  the participant; the organizer, of an order on behalf
 * @param owed      what is still owed; negative: has paid too much
 * @param takenBack it was counted before, and is another's
 */
public record PaymentFound(long purchaseId, long memberId, boolean onBehalf, Money amount, Money owed, boolean takenBack) {
}
