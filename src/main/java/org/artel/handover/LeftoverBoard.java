package org.artel.handover;

import java.util.List;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * What belongs to nobody, and what became of it; for the organizer.
 *
 * @param open units that are neither offered nor kept
 */
public record LeftoverBoard(List<Unoffered> open, List<LeftoverOffer> offers, List<Sale> sales) {

    /** @param price that it was ordered at, if somebody ordered it: proposed; null: nobody did */
    public record Unoffered(long variantId, String name, Quantity quantity, UnitPrice price) {
    }

    /** @param nickname of the member who took it */
    public record Sale(LeftoverSale sale, String name, String nickname) {
    }
}
