package org.artel.common;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a timer does again and again on every node, from the application's start to its end: {@link #turn} looks for what is due, and
 * {@link #attempt} does it, one transaction an item. Whatever fails is logged and counted, for the scheduler falls silent after the
 * first exception, and one item must not hold up the others.
 */
public abstract class RepeatedJob {

    private static final Logger LOG = Logger.getLogger(RepeatedJob.class.getName());
    private static final Duration FIRST_AFTER = Duration.ofSeconds(10);
    /** How much of what is due one turn takes at the most. */
    protected static final int ITEMS = 200;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final AtomicLong failures = new AtomicLong();
    private ScheduledFuture<?> timer;

    /** How long it rests between two turns. */
    protected abstract Duration pause();

    protected abstract void turn();

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        timer = scheduler.scheduleWithFixedDelay(this::safeTurn, FIRST_AFTER.toMillis(), pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    void end(@Observes @Destroyed(ApplicationScoped.class) Object application) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void safeTurn() {
        try {
            turn();
        } catch (RuntimeException | Error e) {
            // the scheduler would never call again
            failures.incrementAndGet();
            LOG.log(Level.WARNING, getClass().getSimpleName() + " could not look for work; next attempt in " + pause().toSeconds() + " s", e);
        }
    }

    /**
     * @param what names the item for the log, without personal data
     * @return what the work says; false when it failed, or a rule said no because something came first
     */
    protected boolean attempt(String what, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (Refused no) {
            LOG.log(Level.FINE, "{0} came otherwise: {1}", new Object[] {what, no.key()});
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            LOG.log(Level.WARNING, what + " failed", e);
        }
        return false;
    }

    protected void attempt(String what, Runnable work) {
        attempt(what, () -> {
            work.run();
            return true;
        });
    }

    /** Failures since the start. */
    public long failures() {
        return failures.get();
    }
}
