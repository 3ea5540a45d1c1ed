package org.artel.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.artel.common.InstantConverter;

/** The outbox in the database. */
@ApplicationScoped
class Mails {

    private static final int FORGOTTEN_AT_ONCE = 1000;

    @PersistenceContext
    private EntityManager em;

    void add(Mail mail) {
        em.persist(mail);
    }

    /** Null when there is none. */
    Mail find(long id) {
        return em.find(Mail.class, id);
    }

    List<Long> due(Instant now, int most) {
        return em.createQuery("SELECT m.id FROM Mail m WHERE m.dueAt <= :now ORDER BY m.dueAt, m.id", Long.class)
                .setParameter("now", now).setMaxResults(most).getResultList();
    }

    /** One more attempt, for this node alone until {@code leased}. @return false when another node was faster */
    boolean take(long id, Instant now, Instant leased) {
        return em.createNativeQuery("UPDATE mail SET due_at = ?, attempts = attempts + 1 WHERE id = ? AND due_at <= ?")
                .setParameter(1, InstantConverter.column(leased)).setParameter(2, id)
                .setParameter(3, InstantConverter.column(now)).executeUpdate() == 1;
    }

    /** The oldest first, those above {@code after}. */
    List<Mail> failed(long after, int limit) {
        return em.createQuery("SELECT m FROM Mail m WHERE m.sentAt IS NULL AND m.dueAt IS NULL AND m.id > :after ORDER BY m.id", Mail.class)
                .setParameter("after", after).setMaxResults(limit).getResultList();
    }

    long waiting() {
        return em.createQuery("SELECT COUNT(m) FROM Mail m WHERE m.dueAt IS NOT NULL", Long.class).getSingleResult();
    }

    /** The newest first. */
    List<Mail> waiting(int limit) {
        return em.createQuery("SELECT m FROM Mail m WHERE m.dueAt IS NOT NULL ORDER BY m.id DESC", Mail.class)
                .setMaxResults(limit).getResultList();
    }

    void remove(Mail mail) {
        em.remove(mail);
    }

    int forgetBefore(Instant moment) {
        return em.createNativeQuery("DELETE FROM mail WHERE created_at < ? LIMIT " + FORGOTTEN_AT_ONCE)
                .setParameter(1, InstantConverter.column(moment)).executeUpdate();
    }
}
