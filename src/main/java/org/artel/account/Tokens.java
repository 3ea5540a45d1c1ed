package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.artel.common.Hash;
import org.artel.common.InstantConverter;

/** Tokens in the database: 256 random bits each, of which only the SHA-256 is kept. */
@ApplicationScoped
class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext
    private EntityManager em;

    static String fresh() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Password change: whoever holds a token may have stolen it with the old password. */
    void endAll(long memberId, Instant now) {
        endRemembered(memberId);
        em.createQuery("UPDATE AccessToken t SET t.revokedAt = :now WHERE t.memberId = :member AND t.revokedAt IS NULL")
                .setParameter("now", now).setParameter("member", memberId).executeUpdate();
    }

    void endRemembered(long memberId) {
        em.createNativeQuery("DELETE FROM remember_token WHERE member_id = ?").setParameter(1, memberId).executeUpdate();
    }

    void remember(String token, long memberId, Instant now, Instant until) {
        em.createNativeQuery("INSERT INTO remember_token (token_hash, member_id, created_at, expires_at) VALUES (?, ?, ?, ?)")
                .setParameter(1, Hash.of(token)).setParameter(2, memberId)
                .setParameter(3, InstantConverter.column(now)).setParameter(4, InstantConverter.column(until)).executeUpdate();
    }

    /** The member whom the token remembers; null when there is none, or it has expired. */
    Long rememberedBy(String token, Instant now) {
        List<?> found = em.createNativeQuery("SELECT member_id FROM remember_token WHERE token_hash = ? AND expires_at > ?")
                .setParameter(1, Hash.of(token)).setParameter(2, InstantConverter.column(now)).getResultList();
        return found.isEmpty() ? null : ((Number) found.get(0)).longValue();
    }

    /** Shortens a token's life: its successor is on the way, but requests sent at the same moment still bring the old one. */
    void expire(String token, Instant at) {
        em.createNativeQuery("UPDATE remember_token SET expires_at = ? WHERE token_hash = ? AND expires_at > ?")
                .setParameter(1, InstantConverter.column(at)).setParameter(2, Hash.of(token))
                .setParameter(3, InstantConverter.column(at)).executeUpdate();
    }

    void forget(String token) {
        em.createNativeQuery("DELETE FROM remember_token WHERE token_hash = ?").setParameter(1, Hash.of(token)).executeUpdate();
    }

    int forgetExpired(Instant now) {
        return em.createNativeQuery("DELETE FROM remember_token WHERE expires_at < ? LIMIT 1000")
                .setParameter(1, InstantConverter.column(now)).executeUpdate();
    }

    void add(AccessToken token) {
        em.persist(token);
    }

    /** Null when there is none. */
    AccessToken find(long id) {
        return em.find(AccessToken.class, id);
    }

    /** Null when there is none, or it has expired or was revoked. */
    AccessToken current(String token, Instant now) {
        var found = em.createQuery("SELECT t FROM AccessToken t WHERE t.tokenHash = :hash AND t.revokedAt IS NULL "
                        + "AND (t.expiresAt IS NULL OR t.expiresAt > :now)", AccessToken.class)
                .setParameter("hash", Hash.of(token)).setParameter("now", now).getResultList();
        return found.isEmpty() ? null : found.get(0);
    }

    List<AccessToken> of(long memberId) {
        return em.createQuery("SELECT t FROM AccessToken t WHERE t.memberId = :member AND t.revokedAt IS NULL ORDER BY t.id",
                AccessToken.class).setParameter("member", memberId).getResultList();
    }
}
