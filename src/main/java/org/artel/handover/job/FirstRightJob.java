package org.artel.handover.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.artel.common.RepeatedJob;
import org.artel.handover.FirstRightService;

/** Shares out leftovers among those who had the first right to them, and opens the rest to everybody. Runs on every node. */
@ApplicationScoped
public class FirstRightJob extends RepeatedJob {

    @Inject
    private FirstRightService firstRights;
    @Inject
    private Clock clock;

    @Override
    protected Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    protected void turn() {
        Instant now = clock.instant();
        shareOut(now, firstRights.due(now, ITEMS));
    }

    /**
     * One transaction an offer.
     *
     * @param now        the moment against which the times of first rights are read
     * @param leftoverIds offers whose time may be over
     */
    public void shareOut(Instant now, Collection<Long> leftoverIds) {
        leftoverIds.forEach(id -> attempt("The first right to leftover " + id, () -> firstRights.shareOut(id, now)));
    }
}
