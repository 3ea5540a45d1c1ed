package org.artel.purchase;

import org.artel.common.Hash;
import org.artel.common.Money;

/**
 * What a Stop froze.
 *
 * @param lines  number of frozen order lines
 * @param goods  their sum
 * @param digest SHA-256 over the frozen lines, hexadecimal
 */
public record Frozen(int participants, int lines, Money goods, String digest) {

    /** Nobody ordered: the digest of no lines. */
    public static final Frozen NOTHING = new Frozen(0, 0, Money.ZERO, Hash.of(""));
}
