package org.artel.search;

/** What can be found. The order is the one in which the page offers them. */
public enum SearchKind {
    PURCHASE, LOT, POST, TOPIC, SUPPLIER
}
