package org.artel.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.artel.common.InstantConverter;
import org.artel.common.Retried;

/**
 * Numbers the committed rows of the change log. Ids of rows become visible out of order, numbers do not: the one row of
 * {@code change_counter} is held from before the rows are looked for until the commit, so whoever reads number n finds all
 * rows of every lower number committed. Any node may do it, several at once too.
 */
@ApplicationScoped
@Transactional
@Retried
public class SequenceService {

    /** Rows of one number: what a follower takes at once. */
    private static final int AT_ONCE = 2000;
    private static final int IN_LIST = 500;
    private static final int PRUNED_AT_ONCE = 1000;
    /** A node that was away for longer builds its index again. */
    static final Duration KEPT = Duration.ofDays(7);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * Numbers what is committed and has no number yet, at most {@value #AT_ONCE} rows.
     *
     * @return how many rows it numbered; fewer than {@value #AT_ONCE} means that nothing is left
     */
    public int number() {
        if (unnumbered(1).isEmpty()) {
            return 0;
        }
        em.createNativeQuery("UPDATE change_counter SET n = n + 1 WHERE id = 1").executeUpdate();
        List<Long> ids = unnumbered(AT_ONCE);
        if (ids.isEmpty()) {
            // another node was faster; numbers have no gaps, so that a follower sees when rows are missing
            em.createNativeQuery("UPDATE change_counter SET n = n - 1 WHERE id = 1").executeUpdate();
            return 0;
        }
        long seq = counter();
        for (int from = 0; from < ids.size(); from += IN_LIST) {
            assign(seq, ids.subList(from, Math.min(ids.size(), from + IN_LIST)));
        }
        return ids.size();
    }

    /** Did {@link #number()} take all it may at once? */
    public static boolean isFull(int numbered) {
        return numbered >= AT_ONCE;
    }

    /** The highest number given so far. */
    public long counter() {
        return ((Number) em.createNativeQuery("SELECT n FROM change_counter WHERE id = 1").getSingleResult()).longValue();
    }

    /**
     * Forgets rows numbered more than {@link #KEPT} ago, some at a time.
     *
     * @return whether there may be more of them
     */
    public boolean prune() {
        List<?> oldest = em.createNativeQuery("SELECT seq FROM change_log WHERE seq IS NOT NULL ORDER BY seq LIMIT 1").getResultList();
        if (oldest.isEmpty()) {
            return false;
        }
        long from = ((Number) oldest.get(0)).longValue();
        return em.createNativeQuery("DELETE FROM change_log WHERE seq >= ? AND seq < ? AND numbered_at < ?")
                .setParameter(1, from).setParameter(2, from + PRUNED_AT_ONCE)
                .setParameter(3, InstantConverter.column(clock.instant().minus(KEPT))).executeUpdate() > 0;
    }

    private List<Long> unnumbered(int most) {
        List<?> ids = em.createNativeQuery("SELECT id FROM change_log WHERE seq IS NULL ORDER BY id LIMIT " + most).getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /**
     * By id, never 'where seq is null': that would wait for every writer whose row is not committed yet. The list is filled up
     * with its last id, so that there is one statement to prepare.
     */
    private void assign(long seq, List<Long> ids) {
        Query update = em.createNativeQuery("UPDATE change_log SET seq = ?, numbered_at = ? WHERE id IN ("
                + String.join(",", Collections.nCopies(IN_LIST, "?")) + ")");
        update.setParameter(1, seq).setParameter(2, InstantConverter.column(clock.instant()));
        for (int i = 0; i < IN_LIST; i++) {
            update.setParameter(3 + i, ids.get(Math.min(i, ids.size() - 1)));
        }
        update.executeUpdate();
    }
}
