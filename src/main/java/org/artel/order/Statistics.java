package org.artel.order;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.artel.common.Money;
import org.artel.common.Quantity;

/**
 * How a purchase was collected over time.
 *
 * @param days     those on which something changed, in order
 * @param prices   false: the viewer may not see sums, and all goods are null
 * @param minimum  of what {@code days} show, in units or, where {@code prices}, a sum; null: the terms set none of that measure
 * @param forecast of reaching the minimum; empty: nothing can be said
 * @param asked    the purchase is open and has a minimum and a stop date: a forecast has a meaning
 */
public record Statistics(List<Day> days, boolean prices, BigDecimal minimum, Optional<Forecast> forecast, boolean asked) {

    /**
     * As it stood at the end of a day.
     *
     * @param goods        what was ordered by then, at the lines' prices of today; null: not for this viewer
     * @param participants who takes part now and had ordered by then
     */
    public record Day(LocalDate date, Money goods, Quantity quantity, int participants) {

        /** What the chart shows. */
        public BigDecimal amount() {
            return goods == null ? quantity.amount() : goods.amount();
        }
    }
}
