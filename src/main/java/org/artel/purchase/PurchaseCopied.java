package org.artel.purchase;

/**
 * A purchase was copied as a new draft; observed inside the transaction, by the price list too.
 *
 * @param withPriceList the member may see the prices of the one that is copied
 */
public record PurchaseCopied(long fromPurchaseId, long toPurchaseId, long memberId, boolean withPriceList) {
}
