package org.artel.order;

import java.util.List;
import org.artel.common.Actor;
import org.artel.common.Money;
import org.artel.common.UnitPrice;

/** A changed price was applied to what was ordered already; fired inside the transaction, before its purchase's gate. */
public record PricesApplied(long purchaseId, Actor actor, List<Owner> owners) {

    /**
     * Whose order costs something else now.
     *
     * @param before goods of the whole order
     * @param after  goods of the whole order
     */
    public record Owner(long memberId, long postId, List<Line> lines, Money before, Money after) {
    }

    /** @param name lot and variant */
    public record Line(String name, UnitPrice before, UnitPrice after) {
    }
}
