package org.artel.purchase;

import java.time.Duration;
import java.time.Instant;

/**
 * An organizer negotiates with a supplier; the others see it and wait.
 *
 * @param renewals how often it was prolonged, at most {@link #RENEWALS_MAX} times
 */
public record SupplierReservation(long supplierId, long memberId, Instant reservedAt, Instant expiresAt, int renewals) {

    /** From the reservation, or from its renewal, on. */
    public static final Duration TERM = Duration.ofDays(14);
    public static final int RENEWALS_MAX = 2;
    /** So long whoever had it last leaves the supplier to others. */
    public static final Duration PAUSE = Duration.ofDays(1);

    public boolean isRenewable() {
        return renewals < RENEWALS_MAX;
    }
}
