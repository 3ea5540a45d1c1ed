package org.artel.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The same request sent twice counts once (double click, retry, lost answer). Used inside the transaction of the request:
 *
 * <pre>
 * Optional&lt;String&gt; earlier = idempotency.earlier(memberId, key, contentHash);
 * if (earlier.isPresent()) return parse(earlier.get());
 * … the work …
 * idempotency.keep(memberId, key, contentHash, result);
 * </pre>
 *
 * Two at the same moment: the second one's insert waits for the first, fails on the primary key, is rolled back as a whole,
 * tried again by {@link Retried} and then meets the first one's answer.
 */
@ApplicationScoped
public class Idempotency {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Clock clock;

    /**
     * The answer that an earlier request with this key got.
     *
     * @param key null: the caller sent none, nothing is kept
     * @throws Refused {@code refused.idempotency} when the same key came with another content
     */
    public Optional<String> earlier(long memberId, String key, String contentHash) {
        if (key == null) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "SELECT request_hash, result FROM idempotency_key WHERE member_id = ? AND request_key = ?")
                .setParameter(1, memberId).setParameter(2, key).getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        if (!rows.get(0)[0].equals(contentHash)) {
            throw new Refused("refused.idempotency");
        }
        return Optional.of(String.valueOf(rows.get(0)[1]));
    }

    /** The answer to what {@link #keep} began with. */
    void answered(long memberId, String key, String result) {
        em.createNativeQuery("UPDATE idempotency_key SET result = ? WHERE member_id = ? AND request_key = ?")
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, result).setParameter(2, memberId).setParameter(3, key).executeUpdate();
    }

    /** Keeps the answer, in the same transaction as what it tells of. */
    public void keep(long memberId, String key, String contentHash, String result) {
        if (key == null) {
            return;
        }
        if (key.length() > 80 || key.isBlank()) {
            throw new Refused("refused.idempotencyKey");
        }
        em.createNativeQuery("INSERT INTO idempotency_key (member_id, request_key, request_hash, result, created_at) "
                        + "VALUES (?, ?, ?, ?, ?)")
                // no flush: what is kept here may wait for its number from a gate
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, memberId).setParameter(2, key).setParameter(3, contentHash).setParameter(4, result)
                .setParameter(5, InstantConverter.column(clock.instant())).executeUpdate();
    }
}
