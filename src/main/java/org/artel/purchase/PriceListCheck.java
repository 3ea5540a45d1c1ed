package org.artel.purchase;

/** Tells the purchase what its price list holds; the price list implements it. */
public interface PriceListCheck {

    PriceListState of(long purchaseId);
}
