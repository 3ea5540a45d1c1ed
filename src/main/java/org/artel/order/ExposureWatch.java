package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.artel.purchase.ExposureService;

/** After the commit of an order that raised the sum, lets organizer and moderators be warned if it is above the section's cap. */
@ApplicationScoped
class ExposureWatch {

    private static final Logger LOG = Logger.getLogger(ExposureWatch.class.getName());

    @Inject
    private ExposureService exposure;

    void ordered(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrderChanged order) {
        if (order.after().compareTo(order.before()) > 0) {
            try {
                exposure.warnIfAbove(order.purchaseId());
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "No look at the exposure of purchase " + order.purchaseId());
            }
        }
    }
}
