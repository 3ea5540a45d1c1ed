package org.artel.search;

/** What can be found. The order is the one in which the page offers them, and in which they are found where they are of one date. */
public enum SearchKind {
    PURCHASE, LOT, POST, TOPIC, SUPPLIER
}
