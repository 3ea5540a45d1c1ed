package org.artel.supply;

import java.util.Map;
import org.artel.common.Quantity;

/**
 * What the organizer decides before the general order goes out.
 *
 * @param boxes of variants with a half-filled box
 * @param rows  of lots with a size row that is begun
 * @param extra further units by variant that the organizer buys as leftovers, to reach the supplier's minimum
 */
public record SendChoices(Map<Long, Choice> boxes, Map<Long, Choice> rows, Map<Long, Quantity> extra) {

    public static final SendChoices NONE = new SendChoices(Map.of(), Map.of(), Map.of());

    /** What becomes of units that hang. */
    public enum Choice {
        /** Not bought now; a top-up may fill the box or row. */
        TOP_UP,
        /** The organizer buys what is missing, as leftovers. */
        BUY,
        /** Not bought. */
        DROP
    }

    public SendChoices {
        boxes = Map.copyOf(boxes);
        rows = Map.copyOf(rows);
        extra = Map.copyOf(extra);
    }
}
