package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.artel.purchase.Participants;

/** Tells the purchase who has an order in it. */
@ApplicationScoped
class OrderParticipants implements Participants {

    @Inject
    private Orders orders;

    @Override
    public boolean takesPart(long purchaseId, long memberId) {
        return orders.find(purchaseId, memberId).filter(participation -> !participation.isTakenBack()).isPresent();
    }
}
