package org.artel.supply;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;
import org.artel.order.BoxFill;
import org.artel.purchase.ShortageRule;

/**
 * Who gets what of whole boxes. A unit goes to the earliest increment first; a box that only tolerances fill is filled by the
 * tolerance of whoever was first.
 *
 * <pre>
 * box of 5                               boxes   A   B   hang
 * A 2 (tolerance 3), B 2                     1   3   2      0
 * … then A raises to 4 (tolerance 1)         1   3   2      1   of A: the raise came last
 * … then A's tolerance rises to 4            2   8   2      0
 * A 2, B 2, no tolerance                     0   0   0      4
 * </pre>
 *
 * @param fill  how many boxes, and what the next one lacks
 * @param units in the boxes that are bought
 * @param got   units by line; every line has an entry
 */
public record Boxes(BoxFill fill, Quantity units, Map<Long, Quantity> got) {

    public static Boxes of(Quantity size, List<Claim> claims) {
        return of(size, claims, false);
    }

    /**
     * @param claims on one variant, in any order
     * @param filled somebody else buys what the open box lacks
     */
    public static Boxes of(Quantity size, List<Claim> claims, boolean filled) {
        BoxFill fill = BoxFill.of(size, Claim.wanted(claims), Claim.tolerance(claims));
        Quantity units = new Quantity(size.amount().multiply(BigDecimal.valueOf(fill.boxes() + (filled && fill.isOpen() ? 1 : 0))));
        return new Boxes(fill, units, Shortage.allocate(ShortageRule.FIRST_COME, claims, units, size));
    }
}
