package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.artel.common.InstantConverter;
import org.artel.common.Refused;
import org.artel.forum.Topic;
import org.artel.purchase.WishList.Cursor;
import org.artel.purchase.WishList.Row;
import org.artel.purchase.WishList.Sort;

/** The repository of wishes and of who supports them. */
@ApplicationScoped
class Wishes {

    private static final String OPEN = " AND purchase_id IS NULL AND closed_at IS NULL";

    @PersistenceContext
    private EntityManager em;

    Wish find(long topicId) {
        return em.find(Wish.class, topicId);
    }

    /** @throws Refused NOT_FOUND when the thread is no wish */
    Wish get(long topicId) {
        Wish wish = find(topicId);
        if (wish == null) {
            throw Refused.notFound();
        }
        return wish;
    }

    List<Wish> byTopics(Collection<Long> topicIds) {
        return topicIds.isEmpty() ? List.of()
                : em.createQuery("SELECT w FROM Wish w WHERE w.topicId IN :topics", Wish.class).setParameter("topics", topicIds)
                        .getResultList();
    }

    Optional<Wish> ofPurchase(long purchaseId) {
        return em.createQuery("SELECT w FROM Wish w WHERE w.purchaseId = :purchase", Wish.class)
                .setParameter("purchase", purchaseId).getResultStream().findFirst();
    }

    /** Open ones of these sections. */
    List<Row> page(Collection<Long> sections, Sort sort, Cursor after, int limit) {
        if (sections.isEmpty()) {
            return List.of();
        }
        String rank = sort == Sort.SUPPORTERS ? "w.supporters" : "w.createdAt";
        var query = em.createQuery("SELECT w, t FROM Wish w JOIN Topic t ON t.id = w.topicId WHERE w.purchaseId IS NULL "
                + "AND w.closedAt IS NULL AND t.sectionId IN :sections AND t.hiddenAt IS NULL "
                + (after == null ? "" : "AND (" + rank + " < :rank OR " + rank + " = :rank AND w.topicId < :id) ")
                + "ORDER BY " + rank + " DESC, w.topicId DESC", Object[].class).setParameter("sections", sections);
        if (after != null) {
            query.setParameter("id", after.topicId()).setParameter("rank", sort == Sort.SUPPORTERS
                    ? (Object) Math.toIntExact(after.rank()) : Instant.EPOCH.plus(after.rank(), ChronoUnit.MICROS));
        }
        return query.setMaxResults(limit).getResultStream().map(row -> new Row((Wish) row[0], (Topic) row[1])).toList();
    }

    void add(Wish wish) {
        em.persist(wish);
        em.flush();
    }

    boolean isSupporter(long topicId, long memberId) {
        return !em.createNativeQuery("SELECT 1 FROM wish_support WHERE topic_id = ? AND member_id = ?")
                .setParameter(1, topicId).setParameter(2, memberId).getResultList().isEmpty();
    }

    /** @return false: supported already */
    boolean support(long topicId, long memberId, Instant now) {
        return em.createNativeQuery("INSERT IGNORE INTO wish_support (topic_id, member_id, created_at) VALUES (?, ?, ?)")
                .setParameter(1, topicId).setParameter(2, memberId).setParameter(3, InstantConverter.column(now)).executeUpdate() == 1
                && counted(topicId, 1);
    }

    /** @return false: not supported */
    boolean takeBack(long topicId, long memberId) {
        return em.createNativeQuery("DELETE FROM wish_support WHERE topic_id = ? AND member_id = ?")
                .setParameter(1, topicId).setParameter(2, memberId).executeUpdate() == 1 && counted(topicId, -1);
    }

    private boolean counted(long topicId, int more) {
        if (em.createNativeQuery("UPDATE wish SET supporters = supporters + ? WHERE topic_id = ? AND closed_at IS NULL")
                .setParameter(1, more).setParameter(2, topicId).executeUpdate() == 0) {
            throw new Refused(Refused.Kind.CONFLICT, "wish.closed");
        }
        return true;
    }

    /** Only one organizer gets a wish. */
    boolean take(long topicId, long purchaseId) {
        return em.createNativeQuery("UPDATE wish SET purchase_id = ? WHERE topic_id = ?" + OPEN)
                .setParameter(1, purchaseId).setParameter(2, topicId).executeUpdate() == 1;
    }

    /** The purchase made of it is called off: another organizer may take it. */
    void free(long purchaseId) {
        em.createNativeQuery("UPDATE wish SET purchase_id = NULL WHERE purchase_id = ?").setParameter(1, purchaseId).executeUpdate();
    }

    boolean close(long topicId, Instant now) {
        return em.createNativeQuery("UPDATE wish SET closed_at = ? WHERE topic_id = ?" + OPEN)
                .setParameter(1, InstantConverter.column(now)).setParameter(2, topicId).executeUpdate() == 1;
    }

    boolean reopen(long topicId) {
        return em.createNativeQuery("UPDATE wish SET closed_at = NULL WHERE topic_id = ? AND closed_at IS NOT NULL")
                .setParameter(1, topicId).executeUpdate() == 1;
    }

    List<Long> supporters(long topicId) {
        @SuppressWarnings("unchecked")
        List<Number> found = em.createNativeQuery("SELECT member_id FROM wish_support WHERE topic_id = ?")
                .setParameter(1, topicId).getResultList();
        return found.stream().map(Number::longValue).toList();
    }
}
