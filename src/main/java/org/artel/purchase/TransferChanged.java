package org.artel.purchase;

/**
 * That a purchase changes hands was proposed, accepted or declined; observed inside the transaction.
 *
 * @param postId the post that tells it, once it is accepted; null before
 */
public record TransferChanged(Transfer transfer, Long postId) {
}
