package org.artel.order;

import java.math.BigInteger;
import org.artel.common.Refused;

/**
 * What a participant writes into a transfer so that it is found again: unique in the portal, digits only, the last two of them
 * check digits by ISO 7064 MOD 97-10 (every single wrong digit and every swap of two neighbours is noticed).
 */
public record PaymentReference(String text) {

    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /**
     * The check digits make the whole number leave 1 when divided by 97.
     *
     * <pre>
     * participation 794    → 000794 and 44 → 00079444   (79444 = 819 × 97 + 1)
     * </pre>
     */
    public static PaymentReference of(long participationId) {
        long check = 98 - BigInteger.valueOf(participationId).multiply(HUNDRED).mod(MODULUS).longValueExact();
        return new PaymentReference("%06d%02d".formatted(participationId, check));
    }

    /** @throws Refused when it is no reference, or mistyped */
    public PaymentReference {
        if (!text.matches("\\d{8,16}") || !new BigInteger(text).mod(MODULUS).equals(BigInteger.ONE)) {
            throw new Refused("order.paymentReference", text);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
