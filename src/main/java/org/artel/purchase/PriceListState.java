package org.artel.purchase;

import java.util.Collection;

/**
 * A price list as the review sees it.
 *
 * @param lots       how many lots are offered (withdrawn ones do not count)
 * @param texts      names and descriptions, for the goods policy
 * @param categories the distinct categories, for the goods policy
 */
public record PriceListState(int lots, Collection<String> texts, Collection<String> categories) {
}
