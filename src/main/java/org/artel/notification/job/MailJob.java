package org.artel.notification.job;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.artel.notification.Mail;
import org.artel.notification.MailConnection;
import org.artel.notification.MailServer;
import org.artel.notification.MailService;
import org.artel.notification.NoticeMailService;

/**
 * Writes notices into mails, and sends what waits in the outbox, on every node; each mail is taken by one of them. A mail that the server does not take waits
 * and holds up no other; while there is no server to be reached, nothing is taken and no attempt counts.
 */
@ApplicationScoped
public class MailJob {

    private static final Logger LOG = Logger.getLogger(MailJob.class.getName());
    private static final int EVERY_MS = 1000;
    private static final int FORGET_EVERY_MINUTES = 60;
    private static final int ITEMS = 100;

    @Inject
    private MailService mails;
    @Inject
    private NoticeMailService notices;
    @Inject
    private MailServer server;
    @Inject
    private Clock clock;
    @Resource
    private ManagedScheduledExecutorService scheduler;

    private List<Future<?>> timers = List.of();
    private volatile String lastFailure;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (server.works()) {
            timers = List.of(scheduler.scheduleWithFixedDelay(this::tick, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS),
                    scheduler.scheduleWithFixedDelay(this::forget, FORGET_EVERY_MINUTES, FORGET_EVERY_MINUTES, TimeUnit.MINUTES));
        }
    }

    void end(@Observes @Destroyed(ApplicationScoped.class) Object application) {
        timers.forEach(timer -> timer.cancel(false));
    }

    private void tick() {
        try {
            Instant now = clock.instant();
            tell(notices.due(now, ITEMS));
            if (server.isThere()) {
                run(now, mails.due(now, ITEMS));
            }
            lastFailure = null;
        } catch (MessagingException | RuntimeException | Error e) {
            // the scheduler would never call again
            failed("Mails are not sent", e);
        }
    }

    /** Writes mails about notices. One transaction a member; what fails for one leaves the others alone, and is tried again. */
    public void tell(Collection<Long> memberIds) {
        for (Long memberId : memberIds) {
            try {
                notices.tell(memberId);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Notices of member " + memberId + " are not written into a mail", e);
            }
        }
    }

    /**
     * @param now mails that are due by then
     * @param ids the mails to look at
     * @return how many were sent
     * @throws MessagingException when the mail server cannot be reached
     */
    public int run(Instant now, Collection<Long> ids) throws MessagingException {
        if (ids.isEmpty()) {
            return 0;
        }
        int sent = 0;
        Instant begun = clock.instant();
        try (MailConnection connection = server.connect()) {
            for (Long id : ids) {
                if (!connection.isOpen()) {
                    break;
                }
                try {
                    sent += send(connection, id, now, begun) ? 1 : 0;
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, "Mail " + id + " is tried again later", e);
                }
            }
        }
        return sent;
    }

    private boolean send(MailConnection connection, long id, Instant now, Instant begun) {
        // the lease begins now: those before it may have taken long
        Optional<Mail> mail = mails.take(id, now.plus(Duration.between(begun, clock.instant())));
        if (mail.isEmpty()) {
            return false;
        }
        try {
            connection.send(mail.get());
        } catch (MessagingException e) {
            // the server's words may repeat the address, which does not belong into a log
            LOG.log(Level.INFO, "Mail {0} was not taken: {1}", new Object[] {id, e.getClass().getName()});
            mails.failed(id, String.valueOf(e.getMessage()));
            return false;
        }
        mails.sent(id);
        return true;
    }

    private void forget() {
        try {
            while (mails.forgetOld()) {
                LOG.fine("old mails forgotten");
            }
        } catch (RuntimeException e) {
            failed("Old mails are not forgotten", e);
        }
    }

    /** Once a second the same stack trace would fill a disk. */
    private void failed(String what, Throwable e) {
        String failure = what + ": " + e;
        if (!failure.equals(lastFailure)) {
            LOG.log(Level.WARNING, what, e);
            lastFailure = failure;
        }
    }
}
