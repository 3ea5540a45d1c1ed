package org.artel.order;

import org.artel.forum.Topic;
import org.artel.purchase.Purchase;

/** One of a member's orders, with the purchase that it is part of. */
public record MyOrder(Participation participation, Purchase purchase, Topic topic) {
}
