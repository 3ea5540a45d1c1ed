package org.artel.purchase;

import java.time.Instant;

/**
 * Conditions that cost participants money were changed and announced; observed inside the transaction.
 *
 * @param until so long everybody may take back or shrink their order: no Stop comes before
 */
public record TermsAnnounced(long purchaseId, Instant until, String reason, Long postId) {
}
