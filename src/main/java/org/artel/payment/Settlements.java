package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.Money;

/** The repository of settlements. */
@ApplicationScoped
class Settlements {

    @PersistenceContext
    private EntityManager em;

    Settlement add(Settlement settlement) {
        em.persist(settlement);
        return settlement;
    }

    /** What of each line need not be paid. */
    Map<Long, Money> refunded(long purchaseId) {
        return em.createQuery("SELECT s FROM Settlement s WHERE s.purchaseId = :purchase AND s.lineId IS NOT NULL", Settlement.class)
                .setParameter("purchase", purchaseId).getResultStream().collect(Collectors.toMap(Settlement::lineId, Settlement::amount, Money::plus));
    }

    /** Participations that did not pay and were given up. */
    Set<Long> givenUp(long purchaseId) {
        return new HashSet<>(em.createQuery("SELECT s.participationId FROM Settlement s WHERE s.purchaseId = :purchase AND s.kind = :unpaid", Long.class)
                .setParameter("purchase", purchaseId).setParameter("unpaid", Settlement.Kind.UNPAID).getResultList());
    }

    /** The newest first. */
    List<Settlement> of(long purchaseId, long before, int limit) {
        return em.createQuery("SELECT s FROM Settlement s WHERE s.purchaseId = :purchase AND s.id < :before ORDER BY s.id DESC", Settlement.class)
                .setParameter("purchase", purchaseId).setParameter("before", before).setMaxResults(limit).getResultList();
    }
}
