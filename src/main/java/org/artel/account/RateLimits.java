package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.artel.common.Hash;
import org.artel.common.InstantConverter;
import org.artel.common.Refused;
import org.artel.common.Retried;

/**
 * How often something may happen: so many times within a window that begins with the first. Kept in the database, so that
 * all nodes count together, under the SHA-256 of what is limited: no address stays readable.
 */
@ApplicationScoped
@Transactional
@Retried
public class RateLimits {

    private static final Duration KEPT = Duration.ofDays(2);
    private static final int FORGOTTEN_AT_ONCE = 1000;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Clock clock;

    /**
     * Counts one more. Takes part in the caller's transaction: what is rolled back was not counted, unless the caller has none.
     *
     * @param kind    at most 20 characters: {@code post}, {@code upload}
     * @param subject what is limited: a member's id, an address
     * @param max     so many are allowed within the window
     * @throws Refused {@code refused.tooOften} with the moment when the window ends
     */
    public void hit(String kind, String subject, int max, Duration window) {
        Instant now = clock.instant();
        Timestamp current = InstantConverter.column(now);
        Timestamp ended = InstantConverter.column(now.minus(window));
        String key = Hash.of(subject);
        // 'hits' is set first: MariaDB evaluates from left to right, and it must still see the old window
        em.createNativeQuery("INSERT INTO rate_limit (kind, subject, window_start, hits) VALUES (?, ?, ?, 1) "
                        + "ON DUPLICATE KEY UPDATE hits = IF(window_start <= ?, 1, hits + 1), "
                        + "window_start = IF(window_start <= ?, ?, window_start)")
                .setParameter(1, kind).setParameter(2, key).setParameter(3, current)
                .setParameter(4, ended).setParameter(5, ended).setParameter(6, current).executeUpdate();
        Object[] row = (Object[]) em.createNativeQuery("SELECT hits, window_start FROM rate_limit WHERE kind = ? AND subject = ?")
                .setParameter(1, kind).setParameter(2, key).getSingleResult();
        if (((Number) row[0]).intValue() > max) {
            throw new Refused(Refused.Kind.TOO_OFTEN, "refused.tooOften",
                    InstantConverter.moment((Timestamp) row[1]).plus(window));
        }
    }

    /** Forgets what happened more than two days ago: no window is longer than one. @return whether there may be more of it */
    public boolean forgetOld() {
        return em.createNativeQuery("DELETE FROM rate_limit WHERE window_start < ? LIMIT " + FORGOTTEN_AT_ONCE)
                .setParameter(1, InstantConverter.column(clock.instant().minus(KEPT))).executeUpdate() > 0;
    }

    /** Takes one hit back: it turned out not to count. */
    public void giveBack(String kind, String subject) {
        em.createNativeQuery("UPDATE rate_limit SET hits = hits - 1 WHERE kind = ? AND subject = ? AND hits > 0")
                .setParameter(1, kind).setParameter(2, Hash.of(subject)).executeUpdate();
    }

    /** Starts again from nothing. */
    public void forget(String kind, String subject) {
        em.createNativeQuery("DELETE FROM rate_limit WHERE kind = ? AND subject = ?")
                .setParameter(1, kind).setParameter(2, Hash.of(subject)).executeUpdate();
    }
}
