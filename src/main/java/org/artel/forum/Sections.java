package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.artel.common.InstantConverter;

@ApplicationScoped
class Sections {

    @PersistenceContext
    private EntityManager em;

    /** Every change raises one section's revision, and none is ever deleted: the sum names the state of them all. */
    long stamp() {
        return ((Number) em.createNativeQuery("SELECT COALESCE(SUM(revision), 0) FROM section").getSingleResult()).longValue();
    }

    /** Detached: they are kept between requests, and no transaction may change them there. */
    List<Section> all() {
        List<Section> all = em.createQuery("SELECT s FROM Section s", Section.class).getResultList();
        all.forEach(em::detach);
        return all;
    }

    Section find(long id) {
        return em.find(Section.class, id);
    }

    void add(Section section) {
        em.persist(section);
    }

    void subscribe(long sectionId, long memberId, Instant now) {
        em.createNativeQuery("INSERT IGNORE INTO section_subscription (section_id, member_id, created_at) VALUES (?, ?, ?)")
                .setParameter(1, sectionId).setParameter(2, memberId).setParameter(3, InstantConverter.column(now)).executeUpdate();
    }

    void unsubscribe(long sectionId, long memberId) {
        em.createNativeQuery("DELETE FROM section_subscription WHERE section_id = ? AND member_id = ?")
                .setParameter(1, sectionId).setParameter(2, memberId).executeUpdate();
    }

    boolean subscribed(long sectionId, long memberId) {
        return !em.createNativeQuery("SELECT 1 FROM section_subscription WHERE section_id = ? AND member_id = ?")
                .setParameter(1, sectionId).setParameter(2, memberId).getResultList().isEmpty();
    }

    @SuppressWarnings("unchecked")
    List<Number> subscribers(List<Long> sectionIds) {
        String marks = String.join(",", sectionIds.stream().map(id -> "?").toList());
        var query = em.createNativeQuery("SELECT DISTINCT member_id FROM section_subscription WHERE section_id IN (" + marks + ")");
        for (int i = 0; i < sectionIds.size(); i++) {
            query.setParameter(i + 1, sectionIds.get(i));
        }
        return query.getResultList();
    }
}
