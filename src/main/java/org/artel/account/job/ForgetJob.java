package org.artel.account.job;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.artel.account.DuplicateService;
import org.artel.account.MailedLinkService;
import org.artel.account.RateLimits;
import org.artel.account.TokenService;

/** Once an hour: expired links and remembered browsers, old traces of members and what limits have counted go. */
@ApplicationScoped
public class ForgetJob {

    private static final Logger LOG = Logger.getLogger(ForgetJob.class.getName());
    private static final int EVERY_MINUTES = 60;

    @Inject
    private MailedLinkService links;
    @Inject
    private DuplicateService duplicates;
    @Inject
    private RateLimits limits;
    @Inject
    private TokenService tokens;
    @Resource
    private ManagedScheduledExecutorService scheduler;

    private Future<?> timer;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        timer = scheduler.scheduleWithFixedDelay(this::forget, 1, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    void end(@Observes @Destroyed(ApplicationScoped.class) Object application) {
        timer.cancel(false);
    }

    private void forget() {
        try {
            while (links.forgetExpired() || duplicates.forgetOld() || limits.forgetOld() || tokens.forgetExpired()) {
                LOG.fine("what had expired is forgotten");
            }
        } catch (RuntimeException | Error e) {
            // the scheduler would never call again
            LOG.log(Level.WARNING, "What has expired is not forgotten; next attempt in " + EVERY_MINUTES + " minutes", e);
        }
    }
}
