package org.artel.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.artel.common.Quantity;

/**
 * How full the boxes of a lot are that the supplier sells in boxes only. With box size u, wanted q, tolerance t and the rest
 * r = q mod u: boxes = ⌊q/u⌋, and one more when r > 0 and r + t ≥ u.
 *
 * <pre>
 * u   q   t    boxes  in the open box  missing
 * 5   4   3      1          0             0      A wants 2 (tolerance 3), B 2 (0): the tolerance fills the box
 * 5   6   1      1          1             3      A raises to 4 (1): A gets 3, B 2, one unit hangs
 * 5   5   0      1          0             0
 * 5   0   9      0          0             0      a tolerance alone orders nothing
 * </pre>
 *
 * @param boxes   whole boxes, counting one that only the tolerances fill
 * @param open    units in the box that is not full; they hang until it is
 * @param missing units that the open box needs, tolerances already counted; zero when no box is open
 */
public record BoxFill(Quantity size, long boxes, Quantity open, Quantity missing) {

    /** @param size above zero */
    public static BoxFill of(Quantity size, Quantity wanted, Quantity tolerance) {
        BigDecimal[] parts = wanted.amount().divideAndRemainder(size.amount());
        long full = parts[0].setScale(0, RoundingMode.UNNECESSARY).longValueExact();
        Quantity rest = new Quantity(parts[1]);
        if (rest.isZero()) {
            return new BoxFill(size, full, Quantity.ZERO, Quantity.ZERO);
        }
        Quantity missing = size.minus(rest).minus(tolerance);
        return missing.isPositive()
                ? new BoxFill(size, full, rest, missing)
                : new BoxFill(size, full + 1, Quantity.ZERO, Quantity.ZERO);
    }

    /** A box was begun and is not full. */
    public boolean isOpen() {
        return open.isPositive();
    }
}
