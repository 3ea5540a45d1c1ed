package org.artel.purchase;

/** Who takes part in a purchase; the orders implement it. */
public interface Participants {

    /** True for a member with an order in the purchase, also after the Stop. */
    boolean takesPart(long purchaseId, long memberId);
}
