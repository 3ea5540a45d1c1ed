package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.artel.common.Refused;
import org.artel.purchase.TransferChanged;

/** What changes of a participation after the Stop, for the features that settle it: they check the rights and hold the purchase's gate. */
@ApplicationScoped
@Transactional
public class ParticipationService {

    @Inject
    private Orders orders;

    /**
     * Where the goods are wanted from now on.
     *
     * @param pickupPointId null: not chosen
     * @return false when they were wanted there before
     * @throws Refused NOT_FOUND
     */
    public boolean collectAt(long participationId, Long pickupPointId) {
        return orders.find(participationId).orElseThrow(Refused::notFound).collectAt(pickupPointId);
    }

    /** Orders on behalf of others are the organizer's: they go to the new one. */
    void handedOver(@Observes TransferChanged event) {
        if (event.postId() != null) {
            orders.handOnBehalfOver(event.transfer().purchaseId(), event.transfer().fromId(), event.transfer().toId());
        }
    }
}
