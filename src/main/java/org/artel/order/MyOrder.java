package org.artel.order;

import java.time.Instant;
import org.artel.forum.Topic;
import org.artel.purchase.Purchase;

/** One of a member's orders, with the purchase that it is part of. */
public record MyOrder(Participation participation, Purchase purchase, Topic topic) {

    /** When the purchase stopped, or will; null: neither is known. */
    public Instant stopAt() {
        return purchase.stoppedAt() == null ? purchase.terms().stopAt() : purchase.stoppedAt();
    }
}
