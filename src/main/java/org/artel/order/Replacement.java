package org.artel.order;

/** What shall happen when the ordered variant is absent. */
public enum Replacement {
    /** Anything alike will do. */
    ANY,
    /** One of the ranked wishes, the first one that is there. */
    WISHES,
    /** No replacement: the units are cancelled. */
    CANCEL
}
