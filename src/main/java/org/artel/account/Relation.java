package org.artel.account;

import java.util.EnumSet;
import java.util.Set;

/**
 * How somebody stands to what an operation touches.
 *
 * @param ownerId     whose it is: the purchase's organizer, the thread's or post's author; null when it belongs to nobody
 * @param participant true when the one who asks has an order in the purchase
 * @param granted     what the owner made of the one who asks: a co-organizer
 */
public record Relation(Long ownerId, boolean participant, Set<Role> granted) {

    /** Nothing in particular is touched, or it belongs to nobody. */
    public static final Relation NONE = new Relation(null, false, Set.of());

    public static Relation ownedBy(long ownerId) {
        return new Relation(ownerId, false, Set.of());
    }

    public Relation granting(Role first, Role... others) {
        return new Relation(ownerId, participant, EnumSet.of(first, others));
    }
}
