package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.artel.common.Refused;

/** The repository of purchases and what belongs to them. */
@ApplicationScoped
class Purchases {

    @PersistenceContext
    private EntityManager em;

    /** As the database has it now, whatever this transaction has read before: for verbs behind the gate. */
    Purchase fresh(long id) {
        Purchase purchase = em.find(Purchase.class, id);
        if (purchase == null) {
            throw Refused.notFound();
        }
        em.refresh(purchase);
        return purchase;
    }

    Purchase find(long id) {
        return em.find(Purchase.class, id);
    }

    /** @throws Refused NOT_FOUND when there is no such purchase */
    Purchase get(long id) {
        Purchase purchase = em.find(Purchase.class, id);
        if (purchase == null) {
            throw Refused.notFound();
        }
        return purchase;
    }

    List<Purchase> byTopics(Collection<Long> topicIds) {
        return topicIds.isEmpty() ? List.of()
                : em.createQuery("SELECT p FROM Purchase p WHERE p.topicId IN :topics", Purchase.class)
                        .setParameter("topics", topicIds).getResultList();
    }

    List<Purchase> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT p FROM Purchase p WHERE p.id IN :ids", Purchase.class)
                        .setParameter("ids", ids).getResultList();
    }

    /** The newest first: those of the given sections and stages with an id below {@code before}. */
    List<Purchase> page(Collection<Long> sections, Set<Stage> stages, long before, int limit) {
        return sections.isEmpty() || stages.isEmpty() ? List.of()
                : em.createQuery("SELECT p FROM Purchase p WHERE p.sectionId IN :sections AND p.stage IN :stages AND p.id < :before "
                                + "ORDER BY p.id DESC", Purchase.class)
                        .setParameter("sections", sections).setParameter("stages", stages).setParameter("before", before)
                        .setMaxResults(limit).getResultList();
    }

    List<Purchase> ofOrganizer(long organizerId, Set<Stage> stages, long before, int limit) {
        return em.createQuery("SELECT p FROM Purchase p WHERE p.organizerId = :organizer AND p.stage IN :stages AND p.id < :before "
                        + "ORDER BY p.id DESC", Purchase.class)
                .setParameter("organizer", organizerId).setParameter("stages", stages).setParameter("before", before)
                .setMaxResults(limit).getResultList();
    }

    List<Purchase> ofSupplier(long supplierId, Collection<Long> sections, Set<Stage> stages, long before, int limit) {
        return sections.isEmpty() ? List.of()
                : em.createQuery("SELECT p FROM Purchase p WHERE p.supplierId = :supplier AND p.sectionId IN :sections "
                                + "AND p.stage IN :stages AND p.id < :before ORDER BY p.id DESC", Purchase.class)
                        .setParameter("supplier", supplierId).setParameter("sections", sections).setParameter("stages", stages)
                        .setParameter("before", before).setMaxResults(limit).getResultList();
    }

    /** Open purchases of these sections, the next Stop first; those without a date are left out. */
    List<Purchase> stopsSoon(Collection<Long> sections, Instant now, int limit) {
        return sections.isEmpty() ? List.of()
                : em.createQuery("SELECT p FROM Purchase p WHERE p.stage = :open AND p.sectionId IN :sections "
                                + "AND p.terms.stopAt > :now ORDER BY p.terms.stopAt, p.id", Purchase.class)
                        .setParameter("open", Stage.OPEN).setParameter("sections", sections).setParameter("now", now)
                        .setMaxResults(limit).getResultList();
    }

    List<DeliveryCharge> charges(long purchaseId) {
        return em.createQuery("SELECT c FROM DeliveryCharge c WHERE c.purchaseId = :purchase ORDER BY c.position, c.id",
                DeliveryCharge.class).setParameter("purchase", purchaseId).getResultList();
    }

    List<PickupPoint> points(long purchaseId) {
        return em.createQuery("SELECT p FROM PickupPoint p WHERE p.purchaseId = :purchase ORDER BY p.position, p.id",
                PickupPoint.class).setParameter("purchase", purchaseId).getResultList();
    }

    List<StageChange> stageChanges(long purchaseId) {
        return em.createQuery("SELECT c FROM StageChange c WHERE c.purchaseId = :purchase ORDER BY c.id", StageChange.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    List<StageChange> stageChangesByIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT c FROM StageChange c WHERE c.id IN :ids", StageChange.class)
                        .setParameter("ids", ids).getResultList();
    }

    void add(Object entity) {
        em.persist(entity);
    }

    void remove(Object entity) {
        em.remove(entity);
    }

    void flush() {
        em.flush();
    }
}
