package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.artel.account.MailedLink.Purpose;
import org.artel.common.Hash;
import org.artel.common.InstantConverter;

/** Links sent by mail, in the database. */
@ApplicationScoped
class MailedLinks {

    private static final int FORGOTTEN_AT_ONCE = 1000;

    @PersistenceContext
    private EntityManager em;

    void add(MailedLink link) {
        em.persist(link);
    }

    /** Null when there is none, or it was used or has expired. */
    MailedLink open(Purpose purpose, String token, Instant now) {
        var found = em.createQuery("SELECT l FROM MailedLink l WHERE l.tokenHash = :hash AND l.purpose = :purpose AND l.usedAt IS NULL "
                        + "AND l.expiresAt > :now", MailedLink.class)
                .setParameter("hash", Hash.of(token)).setParameter("purpose", purpose).setParameter("now", now).getResultList();
        return found.isEmpty() ? null : found.get(0);
    }

    /** @return false when somebody else used it at the same moment */
    boolean use(String token, Instant now) {
        return em.createNativeQuery("UPDATE mailed_link SET used_at = ? WHERE token_hash = ? AND used_at IS NULL")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, Hash.of(token)).executeUpdate() == 1;
    }

    /** The newest registration under that address that still waits; null when there is none. */
    MailedLink toJoin(String emailKey, Instant now) {
        var found = em.createQuery("SELECT l FROM MailedLink l WHERE l.emailKey = :key AND l.purpose = :join AND l.usedAt IS NULL "
                        + "AND l.expiresAt > :now ORDER BY l.createdAt DESC", MailedLink.class)
                .setParameter("key", emailKey).setParameter("join", Purpose.JOIN).setParameter("now", now).setMaxResults(1).getResultList();
        return found.isEmpty() ? null : found.get(0);
    }

    /** Password or address has changed: what was sent before opens nothing any more. */
    void endAll(long memberId, Instant now) {
        em.createNativeQuery("UPDATE mailed_link SET used_at = ? WHERE member_id = ? AND used_at IS NULL")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, memberId).executeUpdate();
    }

    int forgetExpiredBefore(Instant moment) {
        return em.createNativeQuery("DELETE FROM mailed_link WHERE expires_at < ? LIMIT " + FORGOTTEN_AT_ONCE)
                .setParameter(1, InstantConverter.column(moment)).executeUpdate();
    }
}
