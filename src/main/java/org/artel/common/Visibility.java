package org.artel.common;

/** Who sees prices, the participant roll or the supplier; the later, the stricter. */
public enum Visibility {
    EVERYONE, MEMBERS, PARTICIPANTS, ORGANIZER;

    /** The stricter of a section's and a purchase's rule holds. */
    public Visibility stricter(Visibility other) {
        return other == null || compareTo(other) >= 0 ? this : other;
    }
}
