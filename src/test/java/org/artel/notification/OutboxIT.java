package org.artel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.artel.common.Refused;
import org.artel.notification.job.MailJob;
import org.artel.testing.TestPortal;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The job at the outbox. Its mails are due in a future that only these calls live in. */
@ArquillianTest
class OutboxIT {

    private static final Duration FAR = Duration.ofDays(20 * 365);

    @Inject
    private MailJob job;
    @Inject
    private MailService mails;
    @Inject
    private Clock clock;
    @PersistenceContext
    private EntityManager em;
    @Resource
    private UserTransaction transaction;

    private Instant future;
    private long administrator;

    @BeforeEach
    void theFuture() throws Exception {
        future = clock.instant().plus(FAR);
        administrator = inTransaction(() -> ((Number) em.createNativeQuery("SELECT id FROM member WHERE email = ?")
                .setParameter(1, TestPortal.ADMINISTRATOR_EMAIL).getSingleResult()).longValue());
    }

    @Test
    void aMailThatTheServerRefusesHoldsUpNobodyAndWaits() throws Exception {
        long refused = aMail("no address");
        long next = aMail("anna@artel.test");
        assertEquals(1, job.run(future, List.of(refused, next)));
        assertNull(mail(next).text());
        Mail waiting = mail(refused);
        assertEquals(1, waiting.attempts());
        assertNotNull(waiting.failure());
        assertNotNull(waiting.text());
        assertTrue(waiting.dueAt().isBefore(clock.instant().plus(Duration.ofMinutes(2))));
    }

    @Test
    void aMailThatAnotherNodeHasTakenIsLeftToItUntilItsLeaseEnds() throws Exception {
        long id = aMail("boris@artel.test");
        assertTrue(mails.take(id, future).isPresent());
        assertEquals(0, job.run(future, List.of(id)));
        assertEquals(1, job.run(future.plus(Mail.LEASE), List.of(id)));
    }

    @Test
    void afterTenAttemptsAnAdministratorDecides() throws Exception {
        long id = aMail("no address");
        for (int attempt = 0; attempt < Mail.MOST_ATTEMPTS; attempt++) {
            assertFalse(mail(id).hasFailedForGood());
            job.run(future, List.of(id));
        }
        assertTrue(mail(id).hasFailedForGood());
        assertTrue(mails.failed(administrator, id - 1, 1).stream().anyMatch(mail -> mail.id() == id));
        mails.sendAgain(administrator, id);
        assertEquals(0, mail(id).attempts());
        assertFalse(mail(id).hasFailedForGood());
        assertEquals("mail.notFailed", assertThrows(Refused.class, () -> mails.discard(administrator, id)).key());
        inTransaction(() -> em.createNativeQuery("UPDATE mail SET due_at = NULL WHERE id = ?").setParameter(1, id).executeUpdate());
        mails.discard(administrator, id);
        assertNull(mail(id));
    }

    @Test
    void afterAMonthNothingOfAMailIsLeft() throws Exception {
        long id = aMail("vera@artel.test");
        inTransaction(() -> em.createNativeQuery("UPDATE mail SET created_at = '2020-01-01' WHERE id = ?").setParameter(1, id).executeUpdate());
        mails.forgetOld();
        assertNull(mail(id));
    }

    private long aMail(String address) throws Exception {
        return inTransaction(() -> {
            Mail mail = new Mail(address, "Honey", "Who wants honey?", null, future);
            em.persist(mail);
            return mail.id();
        });
    }

    private Mail mail(long id) throws Exception {
        return inTransaction(() -> em.find(Mail.class, id));
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        transaction.begin();
        try {
            return work.call();
        } finally {
            transaction.commit();
        }
    }
}
