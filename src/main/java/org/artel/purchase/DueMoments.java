package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.artel.common.InstantConverter;

/** The repository of moments that have come, and of what was said about them. */
@ApplicationScoped
class DueMoments {

    @PersistenceContext
    private EntityManager em;

    /** @param from and {@code to}: a Stop between them is near */
    @SuppressWarnings("unchecked")
    List<Long> due(Instant now, Instant from, Instant to, int limit) {
        List<Number> ids = em.createNativeQuery("SELECT id FROM ("
                        + "SELECT id, stop_at AS due_at FROM purchase WHERE stage = 'OPEN' AND stop_at <= ?1 "
                        + "UNION ALL SELECT p.id, p.stop_at FROM purchase p WHERE p.stage = 'OPEN' AND p.stop_at > ?2 AND p.stop_at <= ?3 "
                        + "AND NOT EXISTS (SELECT 1 FROM timer_said s WHERE s.purchase_id = p.id AND s.said = 'STOP_NEAR' AND s.moment = p.stop_at) "
                        + "UNION ALL SELECT p.id, p.opens_at FROM purchase p WHERE p.stage = 'ANNOUNCED' AND p.opens_at <= ?1 "
                        + "AND NOT EXISTS (SELECT 1 FROM timer_said s WHERE s.purchase_id = p.id AND s.said = 'NOT_OPENED' AND s.moment = p.opens_at)"
                        + ") d ORDER BY due_at LIMIT " + limit)
                .setParameter(1, InstantConverter.column(now)).setParameter(2, InstantConverter.column(from))
                .setParameter(3, InstantConverter.column(to)).getResultList();
        return ids.stream().map(Number::longValue).toList();
    }

    /** @return true for the first who says it, whatever the number of nodes */
    boolean said(long purchaseId, TimerService.Said said, Instant moment, Instant now) {
        return em.createNativeQuery("INSERT IGNORE INTO timer_said (purchase_id, said, moment, said_at) VALUES (?, ?, ?, ?)")
                .setParameter(1, purchaseId).setParameter(2, said.name()).setParameter(3, InstantConverter.column(moment))
                .setParameter(4, InstantConverter.column(now)).executeUpdate() == 1;
    }
}
