package org.artel.pricelist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.artel.common.Quantity;

/**
 * How ordered units stand in the supplier's packs.
 *
 * <pre>
 * pack 10, ordered 23: 2 complete packs, 3 hang, 7 are missing
 * pack 10, ordered 20: 2 complete packs, nothing hangs, nothing is missing
 * </pre>
 *
 * @param packs   complete packs
 * @param hanging units beyond them
 * @param missing units until the next complete pack; zero when nothing hangs
 */
public record PackFill(int packs, Quantity hanging, Quantity missing) {

    static PackFill of(Quantity ordered, Quantity packSize) {
        BigDecimal[] parts = ordered.amount().divideAndRemainder(packSize.amount());
        Quantity hanging = new Quantity(parts[1].setScale(3, RoundingMode.UNNECESSARY));
        return new PackFill(parts[0].intValueExact(), hanging, hanging.isZero() ? Quantity.ZERO : packSize.minus(hanging));
    }
}
