package org.artel.purchase.job;

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
import org.artel.purchase.TimerService;

/**
 * Comes to purchases whose moment has come: opening date, reminder, stop date. Runs on every node: one of them gets through. Orders
 * do not wait for it, they are refused from the stop moment on.
 */
@ApplicationScoped
public class DeadlineJob {

    private static final Logger LOG = Logger.getLogger(DeadlineJob.class.getName());
    private static final int EVERY_SECONDS = 3;
    private static final int FIRST_AFTER_SECONDS = 10;
    private static final int ITEMS = 200;

    @Inject
    private TimerService timers;
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
            run(now, timers.due(now, ITEMS));
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            LOG.log(Level.WARNING, "Purchases whose moment has come could not be read; next attempt in " + EVERY_SECONDS + " s", e);
        }
    }

    /**
     * One transaction a purchase; a failure of one leaves the others alone.
     *
     * @param now the moment against which dates are read
     * @param ids the purchases to look at
     * @return at how many something was done
     */
    public int run(Instant now, Collection<Long> ids) {
        int done = 0;
        for (Long id : ids) {
            try {
                if (timers.meet(id, now)) {
                    done++;
                }
            } catch (Refused no) {
                LOG.log(Level.FINE, "Nothing done at purchase {0}: {1}", new Object[] {id, no.key()});
            } catch (RuntimeException e) {
                failures.incrementAndGet();
                LOG.log(Level.WARNING, "What is due at purchase " + id + " failed", e);
            }
        }
        return done;
    }

    /** Failures since the start. */
    public long failures() {
        return failures.get();
    }
}
