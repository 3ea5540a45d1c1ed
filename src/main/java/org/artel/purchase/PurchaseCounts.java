package org.artel.purchase;

/** How many announced purchases a section has: open now, and those that came to their Stop or end. */
public record PurchaseCounts(int open, int past) {

    public static final PurchaseCounts NONE = new PurchaseCounts(0, 0);

    public PurchaseCounts plus(PurchaseCounts other) {
        return new PurchaseCounts(open + other.open, past + other.past);
    }
}
