package org.artel.pricelist;

/**
 * A question about a lot was asked or answered; observed inside the transaction.
 *
 * @param answer   its answer came, from {@code memberId}; otherwise it was asked
 * @param askerId  who asked
 * @param postId   the post of the question, or of its answer
 */
public record LotQuestionChanged(long purchaseId, long lotId, boolean answer, long askerId, long memberId, long postId) {
}
