package org.artel.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.artel.common.Money;
import org.artel.common.Quantity;

/**
 * The value of what came. Each invoiced total is shared over the units that came as invoiced, those that came in their place, and those
 * that are missing; the missing part is the supplier's debt.
 *
 * <pre>
 * invoiced 10 of A for 100.00; came 7 of A, 2 of B in its place
 * A 7 for 70.00   B 2 for 20.00   missing 10.00
 * </pre>
 *
 * @param goods   in the order of the invoice; what came in another's place last
 * @param missing part of the invoice that did not come
 */
record Arrived(List<Arrived.Part> goods, Money missing) {

    /** So many units of a variant, and what they cost together. */
    record Part(long variantId, Quantity quantity, Money total) {

        Part plus(Part other) {
            return new Part(variantId, quantity.plus(other.quantity), total.plus(other.total));
        }
    }

    /** @param came empty: nothing was recounted, everything invoiced counts */
    static Arrived of(List<Part> invoiced, List<ReceivedGoods.Came> came) {
        if (came.isEmpty()) {
            return new Arrived(invoiced, Money.ZERO);
        }
        Map<Long, Part> parts = new LinkedHashMap<>();
        Money missing = Money.ZERO;
        for (Part line : invoiced) {
            List<ReceivedGoods.Came> ofLine = came.stream()
                    .filter(c -> c.insteadOf() == null ? c.variantId() == line.variantId() : c.insteadOf() == line.variantId()).toList();
            Quantity arrived = ofLine.stream().map(ReceivedGoods.Came::quantity).reduce(Quantity.ZERO, Quantity::plus);
            Quantity lacks = line.quantity().minus(arrived);
            List<BigDecimal> weights = new ArrayList<>(ofLine.stream().map(c -> c.quantity().amount()).toList());
            // more than was invoiced costs nothing more
            weights.add(lacks.isPositive() ? lacks.amount() : BigDecimal.ZERO);
            List<Money> shares = arrived.isZero() ? List.of(line.total()) : line.total().share(weights);
            for (int i = 0; i < ofLine.size() && !arrived.isZero(); i++) {
                parts.merge(ofLine.get(i).variantId(), new Part(ofLine.get(i).variantId(), ofLine.get(i).quantity(), shares.get(i)), Part::plus);
            }
            missing = missing.plus(shares.get(shares.size() - 1));
        }
        return new Arrived(List.copyOf(parts.values()), missing);
    }
}
