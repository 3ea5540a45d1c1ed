package org.artel.handover;

import java.util.List;
import org.artel.common.Quantity;

/** A parcel with what is in it, as far as is known at this stage. */
public record OpenedParcel(Parcel parcel, List<Goods> goods) {

    /** So many units of an article of one order line; {@code name}: 'Linden honey, 1 kg'. */
    public record Goods(long lineId, long variantId, String article, String name, Quantity quantity) {
    }
}
