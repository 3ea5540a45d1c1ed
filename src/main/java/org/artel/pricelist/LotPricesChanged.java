package org.artel.pricelist;

import java.util.List;
import org.artel.common.UnitPrice;

/**
 * Prices of variants that somebody has ordered changed while the purchase is open; fired inside the transaction, for ordered
 * variants only. Lines keep their price.
 */
public record LotPricesChanged(long purchaseId, List<Price> prices) {

    /** Both prices are gross, in the portal's currency. */
    public record Price(long lotId, long variantId, UnitPrice before, UnitPrice after) {
    }
}
