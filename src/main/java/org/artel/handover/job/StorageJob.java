package org.artel.handover.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.artel.common.RepeatedJob;
import org.artel.handover.StorageService;

/** Tells that storage begins to cost and charges it, once a day of waiting and purchase. Runs on every node. */
@ApplicationScoped
public class StorageJob extends RepeatedJob {

    @Inject
    private StorageService storage;
    @Inject
    private Clock clock;

    @Override
    protected Duration pause() {
        return Duration.ofMinutes(10);
    }

    @Override
    protected void turn() {
        Instant now = clock.instant();
        attend(now, storage.unattended(now, ITEMS));
    }

    /** One transaction a purchase. */
    public void attend(Instant now, Collection<Long> purchases) {
        purchases.forEach(id -> attempt("The storage of purchase " + id, () -> storage.attend(id, now)));
    }
}
