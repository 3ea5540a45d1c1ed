package org.artel.purchase;

/** How many announced purchases a section has: announced or open now, and those that came to their Stop or end. */
public record PurchaseCounts(int now, int past) {

    public static final PurchaseCounts NONE = new PurchaseCounts(0, 0);

    public PurchaseCounts plus(PurchaseCounts other) {
        return new PurchaseCounts(now + other.now, past + other.past);
    }
}
