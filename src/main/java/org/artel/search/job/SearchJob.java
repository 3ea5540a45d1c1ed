package org.artel.search.job;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.artel.search.IndexService;
import org.artel.search.SequenceService;

/**
 * Ten times a second: numbers what was committed, and brings this node's index up to it. Once an hour: forgets old changes.
 * What fails is logged and tried again: a task that let an exception through would never run again.
 */
@ApplicationScoped
public class SearchJob {

    private static final Logger LOG = Logger.getLogger(SearchJob.class.getName());
    private static final int EVERY_MS = 100;
    private static final int PRUNE_EVERY_MINUTES = 60;
    private static final int REBUILD_AGAIN_AFTER_SECONDS = 10;

    @Resource
    private ManagedScheduledExecutorService executor;
    @Inject
    private SequenceService sequence;
    @Inject
    private IndexService index;

    private List<Future<?>> tasks = List.of();
    private final AtomicBoolean rebuilding = new AtomicBoolean();
    private volatile String lastFailure;

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        tasks = List.of(executor.scheduleWithFixedDelay(this::tick, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS),
                executor.scheduleWithFixedDelay(this::prune, PRUNE_EVERY_MINUTES, PRUNE_EVERY_MINUTES, TimeUnit.MINUTES));
    }

    void tick() {
        try {
            do {
                while (SequenceService.isFull(sequence.number())) {
                    LOG.fine("more changes than one number takes");
                }
                if (!index.follow() && rebuilding.compareAndSet(false, true)) {
                    executor.execute(this::rebuild);
                }
            } while (index.isBehind());
            lastFailure = null;
        } catch (RuntimeException | Error e) {
            // the scheduler would never call again
            failed("Changes are not followed", e);
        }
    }

    private void rebuild() {
        try {
            index.rebuild();
            rebuilding.set(false);
        } catch (RuntimeException e) {
            failed("The search index was not built", e);
            executor.schedule(() -> rebuilding.set(false), REBUILD_AGAIN_AFTER_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void prune() {
        try {
            while (sequence.prune()) {
                LOG.fine("old changes forgotten");
            }
        } catch (RuntimeException | Error e) {
            failed("Old changes are not forgotten", e);
        }
    }

    /** Ten times a second the same stack trace would fill a disk. */
    private void failed(String what, Throwable e) {
        String failure = what + ": " + e;
        if (!failure.equals(lastFailure)) {
            LOG.log(Level.WARNING, what, e);
            lastFailure = failure;
        }
    }

    @PreDestroy
    void stop() {
        tasks.forEach(task -> task.cancel(false));
        index.close();
    }
}
