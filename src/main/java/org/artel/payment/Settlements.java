package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
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

    /** The newest first. */
    List<Settlement> of(long purchaseId, long before, int limit) {
        return em.createQuery("SELECT s FROM Settlement s WHERE s.purchaseId = :purchase AND s.id < :before ORDER BY s.id DESC", Settlement.class)
                .setParameter("purchase", purchaseId).setParameter("before", before).setMaxResults(limit).getResultList();
    }
}
