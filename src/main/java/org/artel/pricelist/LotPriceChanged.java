package org.artel.pricelist;

import org.artel.common.UnitPrice;

/**
 * The price of a variant that somebody has ordered changed while the purchase is open; fired inside the transaction, for
 * ordered variants only. Lines keep their price. Both prices are gross, in the portal's currency.
 */
public record LotPriceChanged(long purchaseId, long lotId, long variantId, UnitPrice before, UnitPrice after) {
}
