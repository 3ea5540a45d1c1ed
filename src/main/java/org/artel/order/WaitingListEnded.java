package org.artel.order;

import java.util.List;

/** The Stop came before anything became free. Fired inside the transaction that ends the places. */
public record WaitingListEnded(long purchaseId, List<Place> places) {

    /** @param name lot and variant */
    public record Place(long memberId, String name) {
    }
}
