package org.artel.common;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sum in the portal's one currency: scale 2, may be negative. Never rounds by itself: a value with more decimals is
 * refused by an {@link ArithmeticException}. Rounding happens in four named places only: {@link UnitPrice#gross},
 * {@link UnitPrice#times}, {@link #percent} and {@link #share}; {@link UnitPrice#changedBy} rounds a price that is only now listed.
 */
public record Money(BigDecimal amount) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Money {
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** @param amount decimal number with at most two decimals, point as separator */
    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    public static Money sum(Collection<Money> parts) {
        return parts.stream().reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money negated() {
        return new Money(amount.negate());
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * So many percent of this sum, rounded half-up to the cent, once.
     *
     * @param percent in percent: 12.5 is 12.5 %
     */
    public Money percent(BigDecimal percent) {
        return new Money(amount.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP));
    }

    /**
     * Splits this sum so that the parts add up to it to the cent, by the largest remainder (Hamilton's method). Ties go to
     * the earlier weight, so the caller orders the weights by the gate's number. All-zero weights share equally.
     *
     * <pre>
     * 1.00 over 1, 1, 1          0.34  0.33  0.33
     * 77.77 over 1200, 350, 450  46.66 13.61 17.50
     * -1.00 over 1, 1, 1        -0.34 -0.33 -0.33
     * </pre>
     *
     * @param weights at least one, none negative
     * @return as many parts as weights, in their order
     */
    public List<Money> share(List<BigDecimal> weights) {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("nobody to share among");
        }
        if (weights.stream().anyMatch(w -> w.signum() < 0)) {
            throw new IllegalArgumentException("negative weight");
        }
        if (isNegative()) {
            return negated().share(weights).stream().map(Money::negated).toList();
        }
        BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() == 0) {
            return share(weights.stream().map(w -> BigDecimal.ONE).toList());
        }
        int scale = Math.max(0, weights.stream().mapToInt(BigDecimal::scale).max().orElse(0));
        BigInteger cents = amount.unscaledValue();
        BigInteger all = whole.setScale(scale).unscaledValue();
        List<BigInteger> floors = new ArrayList<>(weights.size());
        List<BigInteger> remainders = new ArrayList<>(weights.size());
        BigInteger given = BigInteger.ZERO;
        for (BigDecimal weight : weights) {
            BigInteger[] part = cents.multiply(weight.setScale(scale).unscaledValue()).divideAndRemainder(all);
            floors.add(part[0]);
            remainders.add(part[1]);
            given = given.add(part[0]);
        }
        IntStream.range(0, weights.size()).boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(cents.subtract(given).intValueExact())
                .forEach(i -> floors.set(i, floors.get(i).add(BigInteger.ONE)));
        return floors.stream().map(c -> new Money(new BigDecimal(c, 2))).toList();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
