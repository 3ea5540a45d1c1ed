package org.artel.purchase.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.artel.common.RepeatedJob;
import org.artel.purchase.TimerService;

/**
 * Comes to purchases whose moment has come: opening date, reminder, stop date. Runs on every node: one of them gets through. Orders
 * do not wait for it, they are refused from the stop moment on.
 */
@ApplicationScoped
public class DeadlineJob extends RepeatedJob {

    @Inject
    private TimerService timers;
    @Inject
    private Clock clock;

    @Override
    protected Duration pause() {
        return Duration.ofSeconds(3);
    }

    @Override
    protected void turn() {
        Instant now = clock.instant();
        run(now, timers.due(now, ITEMS));
    }

    /**
     * One transaction a purchase.
     *
     * @param now the moment against which dates are read
     * @param ids the purchases to look at
     * @return at how many something was done
     */
    public int run(Instant now, Collection<Long> ids) {
        return (int) ids.stream().filter(id -> attempt("What is due at purchase " + id, () -> timers.meet(id, now))).count();
    }
}
