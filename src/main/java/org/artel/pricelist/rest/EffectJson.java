package org.artel.pricelist.rest;

import org.artel.common.Money;
import org.artel.pricelist.OrderedPrices;

/** Whom a change touches: orders, their lines, and what those lines cost together. */
public record EffectJson(int orders, int lines, Money before, Money after) {

    static EffectJson of(OrderedPrices.Effect effect) {
        return new EffectJson(effect.orders(), effect.lines(), effect.before(), effect.after());
    }
}
