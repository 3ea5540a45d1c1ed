package org.artel.supply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;
import org.artel.order.RowFill;
import org.artel.order.WishMatching;
import org.artel.purchase.ShortageRule;

/**
 * Who gets what of complete size rows: the earliest units of each size fill them, the rest hang, unless their owner wishes for a size
 * whose slot they fill. As many rows as possible come first, then the own size, then who was earlier. Tolerances fill no rows.
 *
 * <pre>
 * row S 1, M 2, L 1; A wants S 1, M 2, B M 1, L 1, C S 1, then B raises to M 3
 * complete rows 1    A gets S 1, M 2   B gets L 1, M 0   C gets nothing
 *
 * … and D wants S 1, L 1
 * complete rows 2    A gets S 1, M 2   B gets M 2, L 1   C gets S 1   D gets L 1, S 0
 * … without D's L 1, but S 2 of D, else L
 * complete rows 2    the same, but the L is in place of one of D's S, the other hangs
 * </pre>
 *
 * @param fill how many rows, and what the next one lacks
 * @param rows that are bought
 * @param got  by line, then variant
 */
public record Rows(RowFill fill, long rows, List<Settlement.Got> got) {

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
        List<RowFill.Has> row = slots.stream().map(Rows::has).toList();
        RowFill fill = fill(slots);
        long rows = fill.rows() + (filled && fill.isOpen() ? 1 : 0);
        List<Claim.Piece> pieces = Claim.pieces(ShortageRule.FIRST_COME, slots.stream().flatMap(slot -> slot.claims().stream()).toList());
        List<Map<Long, Long>> given = WishMatching.of(pieces.stream().map(piece -> new WishMatching.Asked(
                piece.units().quantity().amount().longValue(), piece.claim().choices())).toList(), RowFill.places(row, rows));
        List<Settlement.Got> got = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            long line = pieces.get(i).claim().lineId();
            given.get(i).forEach((variant, units) -> got.add(new Settlement.Got(line, variant, Quantity.of(units))));
        }
        return new Rows(fill, rows, Settlement.Got.together(got.stream()));
    }

    /** How many rows are complete, and what the next one lacks. */
    static RowFill fill(List<Slot> slots) {
        return RowFill.of(slots.stream().map(Rows::has).toList());
    }

    private static RowFill.Has has(Slot slot) {
        Map<List<Long>, Quantity> wishing = new HashMap<>();
        slot.claims().stream().filter(claim -> !claim.wishes().isEmpty()).forEach(claim -> wishing.merge(claim.wishes(), claim.wanted(), Quantity::plus));
        return new RowFill.Has(slot.variantId(), slot.needed(), Claim.wanted(slot.claims()), wishing);
    }
}
