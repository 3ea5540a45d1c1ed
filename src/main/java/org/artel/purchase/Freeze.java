package org.artel.purchase;

import java.time.Instant;

/** Freezes the orders of a purchase at its Stop, inside the Stop's transaction and behind its gate. The orders implement it. */
public interface Freeze {

    /**
     * @param version 1 for the first Stop, one more for every later one
     * @param at      the moment of the Stop
     */
    Frozen freeze(long purchaseId, int version, Instant at);
}
