package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.artel.common.Texts;
import org.artel.purchase.Change;
import org.artel.purchase.ChangeSource;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;

/** Tells of prices that the organizer applied to what was ordered already. */
@ApplicationScoped
class PricesChanged implements ChangeSource {

    @Inject
    private PriceChanges changes;

    @Override
    public List<Change> before(Purchase purchase, Instant before, int limit, PurchaseView.Rights rights, Texts texts) {
        return changes.before(purchase.id(), before, limit).stream().map(change -> new Change(change.madeAt(),
                texts.plural("order.changed.prices", change.orders()), rights.prices()
                        ? List.of(texts.text("purchase.changed.says", texts.text("order.changed.goods"), change.sumBefore(), change.sumAfter()))
                        : List.of())).toList();
    }
}
