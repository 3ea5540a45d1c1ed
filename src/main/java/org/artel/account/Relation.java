package org.artel.account;

/**
 * How somebody stands to what an operation touches.
 *
 * @param ownerId     whose it is: the purchase's organizer, the thread's or post's author; null when it belongs to nobody
 * @param participant true when the one who asks has an order in the purchase
 */
public record Relation(Long ownerId, boolean participant) {

    /** Nothing in particular is touched, or it belongs to nobody. */
    public static final Relation NONE = new Relation(null, false);

    public static Relation ownedBy(long ownerId) {
        return new Relation(ownerId, false);
    }
}
