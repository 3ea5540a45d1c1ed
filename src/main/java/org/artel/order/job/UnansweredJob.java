package org.artel.order.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.artel.common.RepeatedJob;
import org.artel.order.ItemRequestService;
import org.artel.order.LineTransferService;

/** Ends offers of order lines and requests for items that nobody answered in time, or before the Stop. Runs on every node: each ends once. */
@ApplicationScoped
public class UnansweredJob extends RepeatedJob {

    @Inject
    private LineTransferService transfers;
    @Inject
    private ItemRequestService items;
    @Inject
    private Clock clock;

    @Override
    protected Duration pause() {
        return Duration.ofSeconds(20);
    }

    @Override
    protected void turn() {
        Instant now = clock.instant();
        expire(transfers.overdue(now, ITEMS));
        end(items.overdue(now, ITEMS));
    }

    /** One transaction an offer. */
    public void expire(Collection<Long> ids) {
        ids.forEach(id -> attempt("The end of offer " + id, () -> transfers.expire(id)));
    }

    /** One transaction a request. */
    public void end(Collection<Long> ids) {
        ids.forEach(id -> attempt("The end of request " + id, () -> items.end(id)));
    }
}
