package org.artel.supply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;
import org.artel.order.RowFill;
import org.artel.purchase.ShortageRule;

/**
 * Who gets what of complete size rows: the earliest units of each size fill them, the rest hang. Tolerances fill no rows.
 *
 * <pre>
 * row S 1, M 2, L 1; A wants S 1, M 2, B M 1, L 1, C S 1, then B raises to M 3
 * complete rows 1    A gets S 1, M 2   B gets L 1, M 0   C gets nothing
 * </pre>
 *
 * @param fill how many rows, and what the next one lacks
 * @param rows that are bought
 * @param got  units by line; every line has an entry
 */
public record Rows(RowFill fill, long rows, Map<Long, Quantity> got) {

    private static final Quantity ONE = Quantity.of(1);

    /** A size of the row with the claims on it, in any order. */
    public record Slot(long variantId, int needed, List<Claim> claims) {
    }

    public static Rows of(List<Slot> slots) {
        return of(slots, false);
    }

    /**
     * @param slots  in the order of the row; what a row needs 0 of hangs whole
     * @param filled somebody else buys what the next row lacks
     */
    public static Rows of(List<Slot> slots, boolean filled) {
        RowFill fill = RowFill.of(slots.stream().map(s -> new RowFill.Has(s.variantId(), s.needed(), Claim.wanted(s.claims()))).toList());
        long rows = fill.rows() + (filled && fill.isOpen() ? 1 : 0);
        Map<Long, Quantity> got = new HashMap<>();
        for (Slot slot : slots) {
            Quantity units = Shortage.least(Quantity.of(rows * slot.needed()), Claim.wanted(slot.claims()));
            got.putAll(Shortage.allocate(ShortageRule.FIRST_COME, slot.claims(), units, ONE));
        }
        return new Rows(fill, rows, got);
    }
}
