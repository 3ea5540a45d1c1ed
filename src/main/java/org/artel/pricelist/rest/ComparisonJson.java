package org.artel.pricelist.rest;

import java.time.Instant;
import org.artel.pricelist.Comparison;

/**
 * What a file would change in the list.
 *
 * @param base send it back to import exactly this
 * @param gone lots that the list offers and the file does not name
 */
public record ComparisonJson(long base, Instant comparedAt, int added, int changed, int unchanged, int gone, int badRows, EffectJson priced,
        EffectJson orderedOfGone, EffectJson orderedVariants) {

    /** @param comparison null: the file was not compared yet */
    static ComparisonJson of(Comparison comparison) {
        return comparison == null ? null : new ComparisonJson(comparison.base(), comparison.comparedAt(), comparison.added(), comparison.changed(),
                comparison.unchanged(), comparison.gone(), comparison.badRows(), EffectJson.of(comparison.priced()),
                EffectJson.of(comparison.orderedOfGone()), EffectJson.of(comparison.orderedVariants()));
    }
}
