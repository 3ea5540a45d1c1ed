package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.artel.common.InstantConverter;

/** The repository of settlements and of lines that were withdrawn after one. */
@ApplicationScoped
class Settlements {

    @PersistenceContext
    private EntityManager em;

    void add(Settled settled) {
        em.persist(settled);
    }

    /** The last one first. */
    List<Settled> of(long purchaseId) {
        return em.createQuery("SELECT s FROM Settled s WHERE s.purchaseId = :purchase ORDER BY s.number DESC", Settled.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    Optional<Settled> last(long purchaseId) {
        return of(purchaseId).stream().findFirst();
    }

    Set<Long> withdrawn(long purchaseId) {
        Set<Long> lines = new HashSet<>();
        em.createNativeQuery("SELECT line_id FROM line_withdrawal WHERE purchase_id = ?").setParameter(1, purchaseId).getResultList()
                .forEach(line -> lines.add(((Number) line).longValue()));
        return lines;
    }

    void withdraw(long purchaseId, long lineId, long memberId, Instant now) {
        em.createNativeQuery("INSERT INTO line_withdrawal (line_id, purchase_id, member_id, withdrawn_at) VALUES (?, ?, ?, ?)")
                .setParameter(1, lineId).setParameter(2, purchaseId).setParameter(3, memberId).setParameter(4, InstantConverter.column(now)).executeUpdate();
    }
}
