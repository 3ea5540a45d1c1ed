package org.artel.pricelist;

/**
 * What taking back an import would do to the list, and what it cannot do: figures.
 *
 * @param base         the change of the list that was looked at; taking back is refused once there was another
 * @param withdrawn    lots that the import added and nobody ordered: they leave the list
 * @param returned     lots that the import changed: they are again as they were before it
 * @param offeredAgain lots that the import withdrew: they return
 * @param ordered      lots that the import added and somebody ordered: they stay
 * @param changedSince lots that were changed after the import: they stay as they are
 * @param kept         what is ordered of lots whose price returns: these lines keep their price
 */
public record Undo(long base, int withdrawn, int returned, int offeredAgain, int ordered, int changedSince, OrderedPrices.Effect kept) {

    public boolean isPossible() {
        return withdrawn + returned + offeredAgain > 0;
    }
}
