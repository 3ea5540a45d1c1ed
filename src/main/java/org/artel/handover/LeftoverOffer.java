package org.artel.handover;

import org.artel.common.Quantity;

/** An offer with its name, 'Linden honey, 1 kg', and what is left of it. */
public record LeftoverOffer(Leftover leftover, String name, Quantity remaining) {
}
