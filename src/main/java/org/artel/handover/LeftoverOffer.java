package org.artel.handover;

import org.artel.common.Quantity;

/**
 * An offer with its name, 'Linden honey, 1 kg', and what is left of it.
 *
 * @param asked  members who have the first right as long as its time runs
 * @param wanted what they say to take, together
 * @param mine   the viewer's own first right; null: none
 */
public record LeftoverOffer(Leftover leftover, String name, Quantity remaining, int asked, Quantity wanted, FirstRight mine) {
}
