package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.common.InstantConverter;
import org.artel.common.Refused;

/** Threads and their counters. The counter is a gate: changed by UPDATE only, read exactly after the own UPDATE only. */
@ApplicationScoped
class Topics {

    private static final String ROW = "SELECT t.*, c.posts, c.change_no, c.last_post_at, c.last_author_id ";
    private static final String SHOWN = "t.listed = TRUE AND t.hidden_at IS NULL ";

    @PersistenceContext
    private EntityManager em;

    Topic find(long id) {
        return em.find(Topic.class, id);
    }

    Topic get(long id) {
        Topic topic = find(id);
        if (topic == null) {
            throw Refused.notFound();
        }
        return topic;
    }

    List<Topic> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT t FROM Topic t WHERE t.id IN :ids", Topic.class).setParameter("ids", ids).getResultList();
    }

    void add(Topic topic) {
        em.persist(topic);
        withoutFlush("INSERT INTO topic_counter (topic_id, section_id, posts, change_no, last_post_at) VALUES (?, ?, 0, 1, ?)")
                .setParameter(1, topic.id()).setParameter(2, topic.sectionId())
                .setParameter(3, InstantConverter.column(topic.createdAt())).executeUpdate();
    }

    /**
     * Takes the next number; from here to the commit every other writer of the thread waits.
     *
     * @param author null when the author must not be named in lists
     * @return the number of the new post
     */
    int nextNumber(long topicId, long postId, Long author, Instant now) {
        int taken = withoutFlush("UPDATE topic_counter SET posts = posts + 1, change_no = change_no + 1, last_post_id = ?, "
                        + "last_post_at = ?, last_author_id = ? WHERE topic_id = ?")
                .setParameter(1, postId).setParameter(2, InstantConverter.column(now)).setParameter(3, author)
                .setParameter(4, topicId).executeUpdate();
        if (taken == 0) {
            throw Refused.notFound();
        }
        return ((Number) withoutFlush("SELECT posts FROM topic_counter WHERE topic_id = ?").setParameter(1, topicId)
                .getSingleResult()).intValue();
    }

    void changed(long topicId) {
        withoutFlush("UPDATE topic_counter SET change_no = change_no + 1 WHERE topic_id = ?")
                .setParameter(1, topicId).executeUpdate();
    }

    /** @throws Refused NOT_FOUND */
    TopicRow row(long topicId) {
        List<TopicRow> rows = rows(em.createNativeQuery(ROW + "FROM topic t JOIN topic_counter c ON c.topic_id = t.id WHERE t.id = ?",
                "topicWithCounter").setParameter(1, topicId));
        if (rows.isEmpty()) {
            throw Refused.notFound();
        }
        return rows.get(0);
    }

    /** As {@link #row}, with the stamp of all sections in the same query: a thread's page needs both. */
    Map.Entry<TopicRow, Long> rowAndStamp(long topicId) {
        List<?> rows = em.createNativeQuery(ROW + ", (SELECT COALESCE(SUM(revision), 0) FROM section) AS section_stamp "
                + "FROM topic t JOIN topic_counter c ON c.topic_id = t.id WHERE t.id = ?", "topicWithCounterAndStamp")
                .setParameter(1, topicId).getResultList();
        if (rows.isEmpty()) {
            throw Refused.notFound();
        }
        Object[] row = (Object[]) rows.get(0);
        return Map.entry(row(row), ((Number) row[5]).longValue());
    }

    /** Section, listed and not hidden, change number, stamp of all sections; null when there is no such thread. */
    Object[] state(long topicId) {
        List<?> rows = em.createNativeQuery("SELECT t.section_id, " + SHOWN + ", c.change_no, "
                + "(SELECT COALESCE(SUM(revision), 0) FROM section) FROM topic t JOIN topic_counter c ON c.topic_id = t.id "
                + "WHERE t.id = ?").setParameter(1, topicId).getResultList();
        return rows.isEmpty() ? null : (Object[]) rows.get(0);
    }

    /** Pinned first by title; few. */
    List<TopicRow> pinned(long sectionId) {
        return rows(em.createNativeQuery(ROW + "FROM topic t JOIN topic_counter c ON c.topic_id = t.id WHERE t.section_id = ? AND "
                + SHOWN + "AND t.pinned = TRUE ORDER BY t.title, t.id LIMIT 50", "topicWithCounter").setParameter(1, sectionId));
    }

    /** The others, last written in first. */
    List<TopicRow> listed(long sectionId, TopicCursor after, int limit) {
        String from = after == null ? "" : "AND c.last_post_at <= ? AND (c.last_post_at < ? OR c.topic_id < ?) ";
        Query query = em.createNativeQuery(ROW + "FROM topic_counter c JOIN topic t ON t.id = c.topic_id WHERE c.section_id = ? " + from
                + "AND " + SHOWN + "AND t.pinned = FALSE ORDER BY c.last_post_at DESC, c.topic_id DESC LIMIT ?", "topicWithCounter");
        int i = 1;
        query.setParameter(i++, sectionId);
        if (after != null) {
            query.setParameter(i++, InstantConverter.column(after.lastPostAt()));
            query.setParameter(i++, InstantConverter.column(after.lastPostAt()));
            query.setParameter(i++, after.topicId());
        }
        return rows(query.setParameter(i, limit));
    }

    /** Last written in anywhere in these sections. */
    List<TopicRow> latest(Set<Long> sectionIds, int limit) {
        if (sectionIds.isEmpty()) {
            return List.of();
        }
        List<TopicRow> latest = new ArrayList<>();
        String marks = String.join(",", sectionIds.stream().map(id -> "?").toList());
        Query query = em.createNativeQuery(ROW + "FROM topic_counter c JOIN topic t ON t.id = c.topic_id WHERE c.section_id IN ("
                + marks + ") AND " + SHOWN + "ORDER BY c.last_post_at DESC, c.topic_id DESC LIMIT ?", "topicWithCounter");
        int i = 1;
        for (long id : sectionIds) {
            query.setParameter(i++, id);
        }
        latest.addAll(rows(query.setParameter(i, limit)));
        return latest;
    }

    /** Threads of these sections with ids from {@code from} to below {@code to}, by id. */
    List<TopicRow> between(Set<Long> sectionIds, long from, long to) {
        if (sectionIds.isEmpty()) {
            return List.of();
        }
        String marks = String.join(",", sectionIds.stream().map(id -> "?").toList());
        Query query = em.createNativeQuery(ROW + "FROM topic t JOIN topic_counter c ON c.topic_id = t.id WHERE t.id >= ? AND t.id < ? "
                + "AND " + SHOWN + "AND t.section_id IN (" + marks + ") ORDER BY t.id", "topicWithCounter");
        query.setParameter(1, from);
        query.setParameter(2, to);
        int i = 3;
        for (long id : sectionIds) {
            query.setParameter(i++, id);
        }
        return rows(query);
    }

    /** 0: there is none. */
    long highestId() {
        return em.createQuery("SELECT COALESCE(MAX(t.id), 0) FROM Topic t", Long.class).getSingleResult();
    }

    /** Of every section that has threads: how many, and when one was last written in. */
    @SuppressWarnings("unchecked")
    List<Object[]> counts() {
        return em.createNativeQuery("SELECT t.section_id, COUNT(*), SUM(t.kind = 'PURCHASE'), SUM(c.posts), MAX(c.last_post_at) "
                + "FROM topic t JOIN topic_counter c ON c.topic_id = t.id WHERE " + SHOWN + "GROUP BY t.section_id").getResultList();
    }

    @SuppressWarnings("unchecked")
    private static List<TopicRow> rows(Query query) {
        return ((List<Object[]>) query.getResultList()).stream().map(Topics::row).toList();
    }

    private static TopicRow row(Object[] r) {
        return new TopicRow((Topic) r[0], ((Number) r[1]).intValue(), ((Number) r[2]).longValue(), InstantConverter.moment(r[3]),
                r[4] == null ? null : ((Number) r[4]).longValue());
    }

    /** A post gets its number before it is inserted. */
    private Query withoutFlush(String sql) {
        return em.createNativeQuery(sql).setFlushMode(FlushModeType.COMMIT);
    }
}
