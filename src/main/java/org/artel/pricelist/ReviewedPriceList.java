package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.artel.purchase.PriceListCheck;
import org.artel.purchase.PriceListState;

/** What the review of a purchase asks of its price list. */
@ApplicationScoped
class ReviewedPriceList implements PriceListCheck {

    @Inject
    private Lots lots;

    @Override
    public PriceListState of(long purchaseId) {
        List<String> texts = new ArrayList<>();
        Set<String> categories = new LinkedHashSet<>();
        List<Object[]> rows = lots.texts(purchaseId);
        for (Object[] row : rows) {
            texts.add((String) row[0]);
            if (!((String) row[1]).isEmpty()) {
                texts.add((String) row[1]);
            }
            if (!((String) row[2]).isEmpty()) {
                categories.add((String) row[2]);
            }
        }
        return new PriceListState(rows.size(), texts, categories);
    }
}
