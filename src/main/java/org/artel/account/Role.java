package org.artel.account;

/** The columns of the access table: how a viewer stands to what is looked at. One person may hold several at once. */
public enum Role {
    /** Nobody is signed in. */
    GUEST,
    /** Signed in, whoever it is. */
    MEMBER,
    /** Has an order in this purchase. */
    PARTICIPANT,
    /** An organizer, but this thread or purchase belongs to somebody else (or to nobody). */
    OTHER_ORGANIZER,
    /** This thread, post, card or purchase is the viewer's own. */
    ORGANIZER,
    /** Whom the purchase's organizer asked to help, and who accepted. */
    CO_ORGANIZER,
    /** A co-organizer who may change the price list. */
    LIST_KEEPER,
    MODERATOR,
    ADMINISTRATOR
}
