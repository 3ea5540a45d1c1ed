package org.artel.pricelist;

import org.artel.common.UnitPrice;

/**
 * One article in two lists of a supplier.
 *
 * @param position where it stands, for the keyset
 * @param then     gross, in the portal's currency; null: it was not in the older list
 * @param now      likewise; null: it is not in the newer list
 */
public record ListPair(int position, String article, String name, UnitPrice then, UnitPrice now) {

    /** What to look at. */
    public enum Kind { PRICED, NEW, GONE }

    public Kind kind() {
        return then == null ? Kind.NEW : now == null ? Kind.GONE : then.equals(now) ? null : Kind.PRICED;
    }
}
