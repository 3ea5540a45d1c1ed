package org.artel.handover;

/** What is printed for the hand-over. */
public enum SheetKind {
    /** What goes into each parcel. */
    PACKING,
    /** Into which parcels each article goes. */
    ARTICLES,
    /** One for each parcel, to be stuck on. */
    LABELS,
    /** Who collects at a point on a day, to be ticked and signed. */
    HANDOVER
}
