package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The repository of settlements. */
@ApplicationScoped
class Settlements {

    @PersistenceContext
    private EntityManager em;

    Settlement add(Settlement settlement) {
        em.persist(settlement);
        return settlement;
    }

    /** The newest first. */
    List<Settlement> of(long purchaseId, long before, int limit) {
        return em.createQuery("SELECT s FROM Settlement s WHERE s.purchaseId = :purchase AND s.id < :before ORDER BY s.id DESC", Settlement.class)
                .setParameter("purchase", purchaseId).setParameter("before", before).setMaxResults(limit).getResultList();
    }
}
