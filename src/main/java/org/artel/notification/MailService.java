package org.artel.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.artel.account.Access;
import org.artel.account.AccountMail;
import org.artel.account.Operation;
import org.artel.account.PortalAddress;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.Texts;

/**
 * The outbox. A mail is stored in the transaction of what it tells of and sent afterwards, at least once: a node that dies
 * between the mail server's yes and its own note of it leaves the mail to be sent again, under the same Message-ID.
 */
@ApplicationScoped
@Transactional
@Retried
public class MailService {

    /** After that nothing of a mail is left, whether it was sent or not. */
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SHOWN = 100;

    @Inject
    private Mails mails;
    @Inject
    private MailServer server;
    @Inject
    private PortalAddress address;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;

    void account(@Observes AccountMail event) {
        Texts texts = Texts.of(event.locale(), ZoneOffset.UTC, clock.instant());
        String key = "accountMail." + event.kind();
        String greeting = event.nickname() == null ? texts.text("mail.greetingUnknown") : texts.text("mail.greeting", event.nickname());
        store(event.address(), texts.text(key + ".subject"), greeting + "\n\n" + texts.text(key + ".text", address.configured() + event.path()), null, texts);
    }

    /** @param unsubscribe see {@link Mail} */
    void store(String to, String subject, String text, String unsubscribe, Texts texts) {
        if (server.works()) {
            mails.add(new Mail(to, subject, text + "\n\n-- \n" + texts.text("mail.footer", address.configured()) + '\n', unsubscribe,
                    clock.instant()));
        }
    }

    /** Mails to try now, those that have waited longest first. */
    public List<Long> due(Instant now, int most) {
        return mails.due(now, most);
    }

    /** Takes a mail for an attempt of the node that asks; nothing when another node has it. */
    public Optional<Mail> take(long id, Instant now) {
        return mails.take(id, now, now.plus(Mail.LEASE)) ? Optional.of(mails.find(id)) : Optional.empty();
    }

    public void sent(long id) {
        mails.find(id).sent(clock.instant());
    }

    /** @param why what the mail server said */
    public void failed(long id, String why) {
        mails.find(id).failed(why, clock.instant(), ThreadLocalRandom.current().nextInt(1001));
    }

    /** Forgets mails of more than 30 days ago, some at a time. @return whether there may be more of them */
    public boolean forgetOld() {
        return mails.forgetBefore(clock.instant().minus(KEPT)) > 0;
    }

    /** How many mails wait for an attempt. */
    public long waiting(long administratorId) {
        access.require(Operation.MANAGE_MAIL, administratorId);
        return mails.waiting();
    }

    /** Mails that failed for good, the oldest first, those above {@code after}. */
    public List<Mail> failed(long administratorId, long after, int limit) {
        access.require(Operation.MANAGE_MAIL, administratorId);
        return mails.failed(after, limit);
    }

    /** @throws Refused {@code mail.notFailed} when it waits or is sent */
    public void sendAgain(long administratorId, long id) {
        failedOne(administratorId, id).tryAgain(clock.instant());
        audit.record(Actor.member(administratorId), Operation.MANAGE_MAIL.name(), null, "mail", id, "again");
    }

    /** @throws Refused as {@link #sendAgain} */
    public void discard(long administratorId, long id) {
        mails.remove(failedOne(administratorId, id));
        audit.record(Actor.member(administratorId), Operation.MANAGE_MAIL.name(), null, "mail", id, "discarded");
    }

    private Mail failedOne(long administratorId, long id) {
        access.require(Operation.MANAGE_MAIL, administratorId);
        Mail mail = mails.find(id);
        if (mail == null) {
            throw Refused.notFound();
        }
        if (!mail.hasFailedForGood()) {
            throw new Refused(Refused.Kind.CONFLICT, "mail.notFailed");
        }
        return mail;
    }

    /**
     * What the demo would send, the newest first.
     *
     * @throws Refused NOT_FOUND outside the demo, where a mail is read by whoever gets it
     */
    public List<Mail> mailbox() {
        if (!server.isDemo()) {
            throw Refused.notFound();
        }
        return mails.waiting(SHOWN);
    }
}
