package org.artel.pricelist;

import org.artel.common.UnitPrice;

/**
 * The price of a variant changed while the purchase runs: lines keep theirs until the organizer applies the new one.
 * Both prices are gross, in the portal's currency.
 */
public record LotPriceChanged(long purchaseId, long lotId, long variantId, UnitPrice before, UnitPrice after) {
}
