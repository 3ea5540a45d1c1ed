package org.artel.order;

import org.artel.common.Quantity;

/**
 * How much a purchase is wanted that is not open yet. Nobody is named.
 *
 * @param members  who pressed 'I want'
 * @param quantity units of all lots together
 * @param weight   kilograms, as far as the lots name theirs
 */
public record InterestSums(int members, Quantity quantity, Quantity weight) {
}
