package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.artel.purchase.PurchaseService;

/**
 * After the commit of an order, or a price, that raised the sum, lets the purchase stop itself if its target is reached: in a transaction of
 * its own, so that the order stands whatever becomes of the Stop. A Stop that fails here is not lost: the next order, or the
 * date, brings it.
 */
@ApplicationScoped
class TargetWatch {

    private static final Logger LOG = Logger.getLogger(TargetWatch.class.getName());

    @Inject
    private PurchaseService purchases;

    void ordered(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrderChanged order) {
        stop(order.purchaseId());
    }

    void applied(@Observes(during = TransactionPhase.AFTER_SUCCESS) PricesApplied prices) {
        stop(prices.purchaseId());
    }

    private void stop(long purchaseId) {
        try {
            purchases.stopIfTargetReached(purchaseId);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "No Stop by target of purchase " + purchaseId);
        }
    }
}
