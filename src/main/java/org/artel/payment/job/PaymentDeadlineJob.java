package org.artel.payment.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.artel.common.RepeatedJob;
import org.artel.payment.DeadlineService;

/** Reminds of payments and charges penalties, once a day and purchase. Runs on every node. */
@ApplicationScoped
public class PaymentDeadlineJob extends RepeatedJob {

    @Inject
    private DeadlineService deadlines;
    @Inject
    private Clock clock;

    @Override
    protected Duration pause() {
        return Duration.ofMinutes(10);
    }

    @Override
    protected void turn() {
        attend(deadlines.unattended(clock.instant(), ITEMS));
    }

    /** One transaction a purchase. */
    public void attend(Collection<Long> purchases) {
        purchases.forEach(id -> attempt("The payment deadline of purchase " + id, () -> deadlines.attend(id)));
    }
}
