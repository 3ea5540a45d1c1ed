package org.artel.purchase;

import java.math.BigDecimal;
import java.util.Set;

/**
 * The terms of a purchase were changed; observed inside the transaction. The price list follows a changed rate.
 *
 * @param fields names of what changed, as {@link TermsCommand} calls them
 * @param told   orders are open: participants hear of it
 */
public record TermsChanged(long purchaseId, Set<String> fields, BigDecimal oldRate, BigDecimal newRate, boolean told) {
}
