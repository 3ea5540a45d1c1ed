package org.artel.order.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.artel.common.RepeatedJob;
import org.artel.order.WaitingListService;

/**
 * Moves waiting lists up when something became free, and ends them after the Stop. Runs on every node: the gates let each unit go
 * once.
 */
@ApplicationScoped
public class WaitingListJob extends RepeatedJob {

    @Inject
    private WaitingListService waitingList;
    @Inject
    private Clock clock;

    @Override
    protected Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    protected void turn() {
        Instant now = clock.instant();
        moveUp(waitingList.held(ITEMS));
        end(now, waitingList.overdue(now, ITEMS));
    }

    /**
     * One transaction a place.
     *
     * @param variantIds of which something became free
     */
    public void moveUp(Collection<Long> variantIds) {
        for (Long id : variantIds) {
            boolean moved = true;
            while (moved) {
                moved = attempt("The waiting list of variant " + id, () -> waitingList.moveUp(id));
            }
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
}
