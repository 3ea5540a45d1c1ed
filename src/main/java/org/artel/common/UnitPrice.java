package org.artel.common;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Price of one unit: scale 6, in the currency that its place names. */
public record UnitPrice(BigDecimal amount) implements Comparable<UnitPrice> {

    public static final UnitPrice ZERO = new UnitPrice(BigDecimal.ZERO);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public UnitPrice {
        amount = amount.setScale(6, RoundingMode.UNNECESSARY);
    }

    /** @param amount decimal number with at most six decimals, point as separator */
    public static UnitPrice of(String amount) {
        return new UnitPrice(new BigDecimal(amount));
    }

    /**
     * What a participant sees of a listed price: times the purchase's rate, plus VAT when listed net; half-up at scale 6, once.
     *
     * @param rate    portal's currency per unit of the list's currency, scale 8, above zero
     * @param vatRate in percent; ignored (may be null) when the price is listed gross
     */
    public UnitPrice gross(BigDecimal rate, boolean net, BigDecimal vatRate) {
        BigDecimal inOurs = amount.multiply(rate);
        BigDecimal withVat = net && vatRate != null
                ? inOurs.multiply(HUNDRED.add(vatRate)).divide(HUNDRED)
                : inOurs;
        return new UnitPrice(withVat.setScale(6, RoundingMode.HALF_UP));
    }

    /** Another listed price, so many percent higher (or lower, when negative): half-up, with the decimals that this one has, two at least. */
    public UnitPrice changedBy(BigDecimal percent) {
        int decimals = Math.max(2, amount.stripTrailingZeros().scale());
        return new UnitPrice(amount.multiply(HUNDRED.add(percent)).divide(HUNDRED).setScale(decimals, RoundingMode.HALF_UP));
    }

    /** What one unit of a total comes to: half-up at scale 6. To be shown; nothing is owed by it. */
    public static UnitPrice ofEach(Money total, Quantity units) {
        return new UnitPrice(total.amount().divide(units.amount(), 6, RoundingMode.HALF_UP));
    }

    /** What so many units cost: rounded half-up to the cent, once a line. */
    public Money times(Quantity quantity) {
        return new Money(amount.multiply(quantity.amount()).setScale(2, RoundingMode.HALF_UP));
    }

    @Override
    public int compareTo(UnitPrice other) {
        return amount.compareTo(other.amount);
    }

    /** At least two decimals, no needless zeros beyond them: {@code 12.50}, {@code 0.0125}. */
    @Override
    public String toString() {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale())).toPlainString();
    }
}
