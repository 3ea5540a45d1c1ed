package org.artel.order;

import java.math.BigDecimal;
import java.util.List;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.purchase.GateState;

/**
 * How full a purchase is: what is collected against each minimum, the boxes and the size rows.
 *
 * @param state   what the purchase's gate says; its {@code changeNo} is the board's version
 * @param minima  in the order sum, quantity, weight; those that the terms set. Without any: what is collected of sum and quantity
 * @param all     every minimum must be reached; otherwise one is enough
 * @param prices  false: the viewer may not see sums
 * @param boxes   of what was ordered in lots that come in boxes only
 * @param rows    of what was ordered in lots that are sold by the size row
 */
public record FillBoard(GateState state, List<Minimum> minima, boolean all, boolean prices, List<Box> boxes, List<Row> rows) {

    private static final int NEXT = 3;

    /** What a minimum is of: a sum of goods, units, kilograms. */
    public enum Measure { SUM, QUANTITY, WEIGHT }

    /**
     * One minimum.
     *
     * @param minimum null: the terms set none, only the figure is shown
     */
    public record Minimum(Measure measure, BigDecimal collected, BigDecimal minimum) {

        /** Never negative; zero when nothing is missing, or nothing was asked. */
        public BigDecimal missing() {
            return minimum == null ? BigDecimal.ZERO : minimum.subtract(collected).max(BigDecimal.ZERO);
        }

        public boolean isReached() {
            return missing().signum() == 0;
        }
    }

    /** The boxes of one variant. */
    public record Box(Lot lot, LotVariant variant, BoxFill fill) {
    }

    /**
     * The size rows of one lot.
     *
     * @param variants in the order of the row, one for each slot of {@code fill}
     */
    public record Row(Lot lot, List<LotVariant> variants, RowFill fill) {
    }

    /** Open boxes and begun rows, those with the least missing first. */
    public List<Completion> completions() {
        return Completion.of(boxes, rows);
    }

    /** The few that come next. */
    public List<Completion> next() {
        return completions().stream().limit(NEXT).toList();
    }

    public long openBoxes() {
        return boxes.stream().filter(box -> box.fill().isOpen()).count();
    }
}
