package org.artel.common;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** So many units of a lot: scale 3 (grams of a kilogram), may be negative as a difference. Never rounds. */
public record Quantity(BigDecimal amount) implements Comparable<Quantity> {

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        amount = amount.setScale(3, RoundingMode.UNNECESSARY);
    }

    /** @param amount decimal number with at most three decimals, point as separator */
    public static Quantity of(String amount) {
        return new Quantity(new BigDecimal(amount));
    }

    public static Quantity of(long units) {
        return new Quantity(BigDecimal.valueOf(units));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(amount.add(other.amount));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(amount.subtract(other.amount));
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    /** True when this is a whole number of steps: 1.500 of step 0.250. */
    public boolean isMultipleOf(Quantity step) {
        return amount.remainder(step.amount).signum() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    /** Without needless zeros: {@code 3}, {@code 0.5}. */
    @Override
    public String toString() {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
