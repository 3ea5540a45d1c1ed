package org.artel.pricelist;

import org.artel.forum.PostView;

/**
 * A member's question about a lot, as one viewer may see it.
 *
 * @param answer null: not answered yet
 */
public record LotQuestion(long purchaseId, long lotId, PostView question, PostView answer) {
}
