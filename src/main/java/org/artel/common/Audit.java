package org.artel.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;

/** The audit log: written in the transaction of what it tells. */
@ApplicationScoped
public class Audit {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Clock clock;

    /**
     * @param operation what was done, in the words of the access table: {@code STOP_PURCHASE}
     * @param detail    figures and reasons, at most 2000 characters, nothing personal; may be null
     */
    public void record(Actor actor, String operation, Long purchaseId, String entity, Long entityId, String detail) {
        em.persist(new AuditEvent(clock.instant(), actor, operation, purchaseId, entity, entityId, detail));
    }

    /** The newest first, by keyset: those with an id below {@code before}. */
    public List<AuditEvent> ofPurchase(long purchaseId, long before, int limit) {
        return em.createQuery("SELECT e FROM AuditEvent e WHERE e.purchaseId = :purchase AND e.id < :before ORDER BY e.id DESC",
                        AuditEvent.class)
                .setParameter("purchase", purchaseId).setParameter("before", before).setMaxResults(limit).getResultList();
    }
}
