package org.artel.supply;

import java.time.Instant;
import java.util.Map;

/** Who paid when, for the rule 'paid first'; payment, further down, implements it. */
public interface PaidMoments {

    /** By participation: when the payment was booked that covers the deposit, or the bill, in full; whoever did not pay has no entry. */
    Map<Long, Instant> of(long purchaseId);
}
