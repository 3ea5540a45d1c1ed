package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.artel.common.InstantConverter;

@ApplicationScoped
class Drafts {

    @PersistenceContext
    private EntityManager em;

    void keep(long memberId, String place, String content, Instant now) {
        em.createNativeQuery("INSERT INTO draft (member_id, place, content, changed_at) VALUES (?, ?, ?, ?) "
                        + "ON DUPLICATE KEY UPDATE content = VALUES(content), changed_at = VALUES(changed_at)")
                .setParameter(1, memberId).setParameter(2, place).setParameter(3, content)
                .setParameter(4, InstantConverter.column(now)).executeUpdate();
    }

    /** Keeps only the newest ones. */
    void forgetOlder(long memberId, int most) {
        em.createNativeQuery("DELETE FROM draft WHERE member_id = ? AND place NOT IN (SELECT place FROM (SELECT place FROM draft WHERE member_id = ? "
                        + "ORDER BY changed_at DESC, place LIMIT " + most + ") newest)")
                .setParameter(1, memberId).setParameter(2, memberId).executeUpdate();
    }

    Optional<Draft> find(long memberId, String place) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("SELECT content, changed_at FROM draft WHERE member_id = ? AND place = ?")
                .setParameter(1, memberId).setParameter(2, place).getResultList();
        return rows.stream().findFirst().map(r -> new Draft(place, String.valueOf(r[0]), InstantConverter.moment(r[1])));
    }

    void clear(long memberId, String place) {
        em.createNativeQuery("DELETE FROM draft WHERE member_id = ? AND place = ?")
                .setParameter(1, memberId).setParameter(2, place).executeUpdate();
    }
}
