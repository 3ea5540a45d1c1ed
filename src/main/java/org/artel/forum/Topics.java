package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.artel.common.InstantConverter;
import org.artel.common.Refused;

/** Threads and their counters. The counter is a gate: changed by UPDATE only, read after the own UPDATE only. */
@ApplicationScoped
class Topics {

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
        counterQuery("INSERT INTO topic_counter (topic_id, section_id, posts, change_no, last_post_at) VALUES (?, ?, 0, 1, ?)")
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
        int taken = counterQuery("UPDATE topic_counter SET posts = posts + 1, change_no = change_no + 1, last_post_id = ?, "
                        + "last_post_at = ?, last_author_id = ? WHERE topic_id = ?")
                .setParameter(1, postId).setParameter(2, InstantConverter.column(now)).setParameter(3, author)
                .setParameter(4, topicId).executeUpdate();
        if (taken == 0) {
            throw Refused.notFound();
        }
        return ((Number) counterQuery("SELECT posts FROM topic_counter WHERE topic_id = ?").setParameter(1, topicId)
                .getSingleResult()).intValue();
    }

    void changed(long topicId) {
        counterQuery("UPDATE topic_counter SET change_no = change_no + 1 WHERE topic_id = ?")
                .setParameter(1, topicId).executeUpdate();
    }

    /** Without a flush: a post gets its number before it is inserted. */
    private Query counterQuery(String sql) {
        return em.createNativeQuery(sql).setFlushMode(FlushModeType.COMMIT);
    }
}
