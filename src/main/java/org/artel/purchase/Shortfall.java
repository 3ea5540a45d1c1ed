package org.artel.purchase;

import java.util.ArrayList;
import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Words;

/**
 * What is missing to the minimum; null: that one is reached, or not asked for.
 *
 * @param weight kilograms
 * @param all    each of them is needed; false: any one is enough
 */
public record Shortfall(Money goods, Quantity quantity, Quantity weight, boolean all) {

    static final Shortfall NONE = new Shortfall(null, null, null, false);

    public static Shortfall of(Terms terms, GateState gate) {
        if (terms.reachesMinimum(gate)) {
            return NONE;
        }
        Money goods = terms.minimumSum() == null || gate.goods().compareTo(terms.minimumSum()) >= 0
                ? null : terms.minimumSum().minus(gate.goods());
        return new Shortfall(goods, missing(terms.minimumQuantity(), gate.quantity()), missing(terms.minimumWeight(), gate.weight()),
                terms.minimumAll());
    }

    private static Quantity missing(Quantity minimum, Quantity have) {
        return minimum == null || have.compareTo(minimum) >= 0 ? null : minimum.minus(have);
    }

    public boolean isNone() {
        return goods == null && quantity == null && weight == null;
    }

    /** 'goods for 1 580.00 or 3 kg'; null when nothing is missing. */
    public Words words() {
        List<Words> parts = new ArrayList<>();
        if (goods != null) {
            parts.add(new Words("purchase.missing.goods", goods));
        }
        if (quantity != null) {
            parts.add(new Words("purchase.terms.units", quantity));
        }
        if (weight != null) {
            parts.add(new Words("purchase.terms.kilograms", weight));
        }
        return parts.stream().reduce((one, other) -> new Words(all ? "purchase.missing.and" : "purchase.missing.or", one, other)).orElse(null);
    }
}
