package org.artel.order.job;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.artel.common.Refused;
import org.artel.order.WaitingListService;

/**
 * Moves waiting lists up when something became free, and ends them after the Stop. Runs on every node: the gates let each unit go
 * once.
 */
@ApplicationScoped
public class WaitingListJob {

    private static final Logger LOG = Logger.getLogger(WaitingListJob.class.getName());
    private static final int EVERY_SECONDS = 1;
    private static final int FIRST_AFTER_SECONDS = 10;
    private static final int ITEMS = 200;

    @Inject
    private WaitingListService waitingList;
    @Inject
    private Clock clock;
    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final AtomicLong failures = new AtomicLong();
    private ScheduledFuture<?> timer;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        timer = scheduler.scheduleWithFixedDelay(this::tick, FIRST_AFTER_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void end(@Observes @Destroyed(ApplicationScoped.class) Object application) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** The scheduler falls silent after the first exception: this one swallows none unlogged. */
    private void tick() {
        try {
            Instant now = clock.instant();
            moveUp(waitingList.held(ITEMS));
            end(now, waitingList.overdue(now, ITEMS));
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            LOG.log(Level.WARNING, "Waiting lists could not be read; next attempt in " + EVERY_SECONDS + " s", e);
        }
    }

    /**
     * One transaction a place; a failure of one variant leaves the others alone.
     *
     * @param variantIds of which something became free
     */
    public void moveUp(Collection<Long> variantIds) {
        for (Long id : variantIds) {
            attempt("The waiting list of variant " + id, () -> {
                while (waitingList.moveUp(id)) {
                    LOG.log(Level.FINE, "The waiting list of variant {0} moved up", id);
                }
            });
        }
    }

    /**
     * One transaction a purchase.
     *
     * @param now         the moment against which stop dates are read
     * @param purchaseIds purchases that may have stopped
     */
    public void end(Instant now, Collection<Long> purchaseIds) {
        purchaseIds.forEach(id -> attempt("The end of waiting lists of purchase " + id, () -> waitingList.endAll(id, now)));
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (Refused no) {
            LOG.log(Level.FINE, "{0} has to wait: {1}", new Object[] {what, no.key()});
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            LOG.log(Level.WARNING, what + " failed", e);
        }
    }

    /** Failures since the start. */
    public long failures() {
        return failures.get();
    }
}
