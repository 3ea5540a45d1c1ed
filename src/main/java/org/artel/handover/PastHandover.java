package org.artel.handover;

import java.util.List;

/**
 * A hand-over as the parcel's list tells it.
 *
 * @param takenBack its counter document; null: it holds
 */
public record PastHandover(Handover handover, List<OpenedParcel.Goods> goods, Handover takenBack) {
}
