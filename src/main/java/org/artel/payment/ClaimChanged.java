package org.artel.payment;

import org.artel.common.Money;

/**
 * A participant said that they have paid, or that was decided; observed inside the transaction.
 *
 * @param memberId the participant; the organizer, of an order on behalf
 * @param actorId  who did it; null: a bank statement
 * @param takenBack it was confirmed before
 * @param owed     what the participant still owes then; negative: has paid too much
 */
public record ClaimChanged(PaymentClaim claim, long memberId, boolean onBehalf, Long actorId, Money owed, boolean takenBack) {
}
