package org.artel.supply;

import org.artel.common.Money;
import org.artel.common.Quantity;

/**
 * What the supplier invoiced of one variant, over all invoices in force.
 *
 * @param quantity in units
 * @param total    including VAT
 */
public record InvoicedGoods(long variantId, Quantity quantity, Money total) {
}
