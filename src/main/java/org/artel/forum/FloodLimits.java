package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.artel.account.RateLimits;
import org.artel.common.Refused;

/**
 * How much one member may write. The system properties {@code artel.flood.posts} (a minute), {@code artel.flood.topics} and
 * {@code artel.flood.reports} (an hour each) set other limits than the usual ones.
 */
@ApplicationScoped
class FloodLimits {

    @Inject
    private RateLimits limits;

    /** @throws Refused TOO_OFTEN */
    void post(long memberId) {
        limits.hit("post", String.valueOf(memberId), Integer.getInteger("artel.flood.posts", 12), Duration.ofMinutes(1));
    }

    /** @throws Refused TOO_OFTEN */
    void topic(long memberId) {
        limits.hit("topic", String.valueOf(memberId), Integer.getInteger("artel.flood.topics", 10), Duration.ofHours(1));
    }

    /** @throws Refused TOO_OFTEN */
    void report(long memberId) {
        limits.hit("report", String.valueOf(memberId), Integer.getInteger("artel.flood.reports", 20), Duration.ofHours(1));
    }
}
