package org.artel.common;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The one clock: UTC, microseconds, as the database keeps moments. Whoever loads past purchases shifts it for the own
 * thread only, with {@link #during}; every rule, limit and date of that thread then sees the shifted time.
 */
@ApplicationScoped
public class PortalClock extends Clock {

    private static final ThreadLocal<Instant> FIXED = new ThreadLocal<>();

    @Override
    public Instant instant() {
        Instant fixed = FIXED.get();
        return (fixed == null ? Instant.now() : fixed).truncatedTo(ChronoUnit.MICROS);
    }

    /** Runs the work as if it were that moment, on this thread only. */
    public void during(Instant moment, Runnable work) {
        Instant before = FIXED.get();
        FIXED.set(moment);
        try {
            work.run();
        } finally {
            if (before == null) {
                FIXED.remove();
            } else {
                FIXED.set(before);
            }
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("moments are kept in UTC; zones belong to pages");
    }
}
