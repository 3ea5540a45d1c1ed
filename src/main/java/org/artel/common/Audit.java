package org.artel.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The audit log: written in the transaction of what it tells. */
@ApplicationScoped
public class Audit {

    private static final int LOOKED_THROUGH = 20_000;

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

    /** What was done to a purchase by some operations from one moment to before another one, the newest first. */
    public List<AuditEvent> ofPurchase(long purchaseId, Set<String> operations, Instant from, Instant before, int limit) {
        return em.createQuery("SELECT e FROM AuditEvent e WHERE e.purchaseId = :purchase AND e.operation IN :operations "
                        + "AND e.occurredAt >= :from AND e.occurredAt < :before ORDER BY e.occurredAt DESC", AuditEvent.class)
                .setParameter("purchase", purchaseId).setParameter("operations", operations).setParameter("from", from)
                .setParameter("before", before).setMaxResults(limit).getResultList();
    }

    /**
     * Part of the log, the newest first.
     *
     * @param next where it goes on: {@code before} of the part that follows; null at the log's end
     */
    public record Part(List<AuditEvent> events, Long next) {
    }

    /**
     * By keyset: events with an id below {@code before}. No index helps to find an operation, so with one only the next
     * {@value #LOOKED_THROUGH} are looked through and the part may be short.
     *
     * @param memberId   who did it; null: anybody
     * @param purchaseId null: whatever it was about
     * @param operation  null: any
     */
    public Part list(Long memberId, Long purchaseId, String operation, long before, int limit) {
        long last = em.createQuery("SELECT COALESCE(MAX(e.id), 0) FROM AuditEvent e WHERE e.id < :before", Long.class)
                .setParameter("before", before).getSingleResult();
        long from = operation == null ? 0 : Math.max(0, last - LOOKED_THROUGH);
        var query = em.createQuery("SELECT e FROM AuditEvent e WHERE e.id > :from AND e.id <= :last"
                        + (memberId == null ? "" : " AND e.memberId = :member")
                        + (purchaseId == null ? "" : " AND e.purchaseId = :purchase")
                        + (operation == null ? "" : " AND e.operation = :operation") + " ORDER BY e.id DESC", AuditEvent.class)
                .setParameter("from", from).setParameter("last", last).setMaxResults(limit + 1);
        if (memberId != null) {
            query.setParameter("member", memberId);
        }
        if (purchaseId != null) {
            query.setParameter("purchase", purchaseId);
        }
        if (operation != null) {
            query.setParameter("operation", operation);
        }
        List<AuditEvent> events = query.getResultList();
        if (events.size() > limit) {
            return new Part(events.subList(0, limit), events.get(limit - 1).id());
        }
        return new Part(events, from == 0 ? null : (Long) (from + 1));
    }
}
