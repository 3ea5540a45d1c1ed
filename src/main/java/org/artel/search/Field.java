package org.artel.search;

/** The fields of a document. */
final class Field {

    /** {@code post:12}: replaced by it. */
    static final String ID = "id";
    /** {@link SearchKind}. */
    static final String KIND = "kind";
    /** The thread that it stands in. */
    static final String THREAD = "thread";
    /** The thread that it is the head of: talks and purchases. */
    static final String HEAD = "head";
    /** The purchase whose lot it is. */
    static final String LOT_OF = "lotOf";
    /** Every word. */
    static final String TEXT = "text";
    /** The words of the title, of purchases, talks and suppliers. */
    static final String TITLE = "title";
    /** Kept to be shown. */
    static final String SHOWN_TITLE = "shownTitle";
    static final String SHOWN_TEXT = "shownText";
    /** Kind and id in one number: makes every order of hits total, and a cursor exact. */
    static final String KEY = "key";
    /** Milliseconds since 1970. */
    static final String DATE = "date";
    /** Ids, changed in place for all documents of a thread. */
    static final String SECTION = "section";
    static final String CITY = "city";
    /** Ordinal of the stage. */
    static final String STAGE = "stage";

    /** Suppliers stand in no section and are for everybody. */
    static final long NO_SECTION = 0;
    /** Talks and suppliers have no stage. */
    static final long NO_STAGE = -1;
    /** A section for all cities belongs to each of them. */
    static final long EVERY_CITY = 0;
    /** Suppliers belong to no city. */
    static final long NO_CITY = -1;

    private static final int KIND_SHIFT = 56;

    private Field() {
    }

    static long key(SearchKind kind, long id) {
        return (long) kind.ordinal() << KIND_SHIFT | id;
    }

    static SearchKind kind(long key) {
        return SearchKind.values()[(int) (key >>> KIND_SHIFT)];
    }

    static long id(long key) {
        return key & (1L << KIND_SHIFT) - 1;
    }
}
