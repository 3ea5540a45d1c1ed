package org.artel.pricelist;

/**
 * How a file shall be imported.
 *
 * @param known         a mapping that columns are found by; null: what is remembered for the supplier
 * @param withdrawGone  lots that the file does not name any more are taken out of the list
 * @param base          the change of the list that the file was compared with; null: it was not
 * @param applyToOrders what is ordered of lots at another price costs the new price, too, and each owner is told; otherwise lines keep theirs
 */
record ImportOrder(ColumnMapping known, ListCorrection correction, boolean withdrawGone, Long base, boolean applyToOrders) {
}
