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
import org.artel.order.ItemRequestService;
import org.artel.order.LineTransferService;

/** Ends offers of order lines and requests for items that nobody answered in time, or before the Stop. Runs on every node: each ends once. */
@ApplicationScoped
public class UnansweredJob {

    private static final Logger LOG = Logger.getLogger(UnansweredJob.class.getName());
    private static final int EVERY_SECONDS = 20;
    private static final int FIRST_AFTER_SECONDS = 15;
    private static final int ITEMS = 200;

    @Inject
    private LineTransferService transfers;
    @Inject
    private ItemRequestService items;
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
            expire(transfers.overdue(now, ITEMS));
            end(items.overdue(now, ITEMS));
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            LOG.log(Level.WARNING, "Offers and requests could not be read; next attempt in " + EVERY_SECONDS + " s", e);
        }
    }

    /** One transaction an offer; a failure of one leaves the others alone. */
    public void expire(Collection<Long> ids) {
        ids.forEach(id -> attempt("The end of offer " + id, () -> transfers.expire(id)));
    }

    /** One transaction a request. */
    public void end(Collection<Long> ids) {
        ids.forEach(id -> attempt("The end of request " + id, () -> items.end(id)));
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (Refused no) {
            LOG.log(Level.FINE, "{0} came otherwise: {1}", new Object[] {what, no.key()});
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
