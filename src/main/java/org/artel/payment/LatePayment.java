package org.artel.payment;

import org.artel.common.Money;

/**
 * Something became of a late payment; observed inside the transaction.
 *
 * @param memberId the participant; the organizer, of an order on behalf
 * @param sum      the penalty, or what is lost or stays owed; zero where goods are given up and nothing is lost
 * @param owed     what is owed now; negative: has paid too much
 * @param reason   of a waiver; the goods that were given up; null for a penalty
 */
public record LatePayment(long purchaseId, long memberId, boolean onBehalf, What what, Money sum, Money owed, String reason) {

    public enum What { PENALTY, PENALTY_WAIVED, GIVEN_UP, DEPOSIT_LOST, DEBT_KEPT }
}
