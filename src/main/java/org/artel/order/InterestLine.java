package org.artel.order;

import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * So many units that a member wants of a variant before the purchase opens.
 *
 * @param price what the variant cost when it was wanted
 */
public record InterestLine(long variantId, Quantity quantity, UnitPrice price) {
}
