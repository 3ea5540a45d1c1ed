package org.artel.purchase;

import org.artel.common.Actor;

/**
 * A purchase went from one stage to another; observed inside the transaction.
 *
 * @param reason why, as the actor wrote it; may be null
 * @param postId the post of the thread that tells it; null before ANNOUNCED
 */
public record PurchaseStageChanged(long purchaseId, Stage from, Stage to, Actor actor, String reason, Long postId) {
}
