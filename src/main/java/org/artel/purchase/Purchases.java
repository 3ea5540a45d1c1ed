package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.InstantConverter;
import org.artel.common.Money;
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
                : em.createQuery("SELECT p FROM Purchase p WHERE p.sectionId IN :sections AND p.stage IN :stages "
                                + "AND p.announcedAt IS NOT NULL AND p.id < :before "
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

    List<Purchase> announcedOfOrganizer(long organizerId, long before, int limit) {
        return em.createQuery("SELECT p FROM Purchase p WHERE p.organizerId = :organizer AND p.announcedAt IS NOT NULL "
                        + "AND p.id < :before ORDER BY p.id DESC", Purchase.class)
                .setParameter("organizer", organizerId).setParameter("before", before).setMaxResults(limit).getResultList();
    }

    long countStopped(long organizerId) {
        return em.createQuery("SELECT COUNT(p) FROM Purchase p WHERE p.organizerId = :organizer AND p.stoppedAt IS NOT NULL "
                        + "AND p.stage NOT IN :ended", Long.class)
                .setParameter("organizer", organizerId).setParameter("ended", Set.of(Stage.CANCELLED, Stage.FAILED)).getSingleResult();
    }

    List<Purchase> ofSupplier(long supplierId, Collection<Long> sections, long before, int limit) {
        return sections.isEmpty() ? List.of()
                : em.createQuery("SELECT p FROM Purchase p WHERE p.supplierId = :supplier AND p.sectionId IN :sections "
                                + "AND p.announcedAt IS NOT NULL AND p.id < :before ORDER BY p.id DESC", Purchase.class)
                        .setParameter("supplier", supplierId).setParameter("sections", sections)
                        .setParameter("before", before).setMaxResults(limit).getResultList();
    }

    List<Purchase> inReview(long after, int limit) {
        return em.createQuery("SELECT p FROM Purchase p WHERE p.stage = :review AND p.id > :after ORDER BY p.id", Purchase.class)
                .setParameter("review", Stage.REVIEW).setParameter("after", after).setMaxResults(limit).getResultList();
    }

    /** Open purchases of these sections, the next Stop first; those without a date are left out. */
    List<Purchase> stopsSoon(Collection<Long> sections, Instant now, int limit) {
        return sections.isEmpty() ? List.of()
                : em.createQuery("SELECT p FROM Purchase p WHERE p.stage = :open AND p.sectionId IN :sections "
                                + "AND p.terms.stopAt > :now ORDER BY p.terms.stopAt, p.id", Purchase.class)
                        .setParameter("open", Stage.OPEN).setParameter("sections", sections).setParameter("now", now)
                        .setMaxResults(limit).getResultList();
    }

    Map<Long, PurchaseCounts> counts() {
        Map<Long, PurchaseCounts> counts = new HashMap<>();
        em.createQuery("SELECT p.sectionId, p.stage, COUNT(p) FROM Purchase p WHERE p.announcedAt IS NOT NULL "
                + "AND p.stage <> :announced GROUP BY p.sectionId, p.stage", Object[].class)
                .setParameter("announced", Stage.ANNOUNCED).getResultStream().forEach(row -> {
                    int count = ((Number) row[2]).intValue();
                    counts.merge((Long) row[0], row[1] == Stage.OPEN ? new PurchaseCounts(count, 0) : new PurchaseCounts(0, count), PurchaseCounts::plus);
                });
        return counts;
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

    /** Public ones before that moment, the newest first. */
    List<StageChange> stageChangesBefore(long purchaseId, Instant before, int limit) {
        return em.createQuery("SELECT c FROM StageChange c WHERE c.purchaseId = :purchase AND c.changedAt < :before "
                        + "AND c.toStage NOT IN :hidden ORDER BY c.changedAt DESC, c.id DESC", StageChange.class)
                .setParameter("purchase", purchaseId).setParameter("before", before).setParameter("hidden", Set.of(Stage.DRAFT, Stage.REVIEW))
                .setMaxResults(limit).getResultList();
    }

    List<StageChange> stageChangesByIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT c FROM StageChange c WHERE c.id IN :ids", StageChange.class)
                        .setParameter("ids", ids).getResultList();
    }

    /**
     * What seldom changes of a purchase, and the stage it has before the gate: only a guess, which the gate confirms. Nothing is
     * kept in the persistence context.
     *
     * @throws Refused NOT_FOUND when there is no such purchase
     */
    Head head(long id) {
        return em.createQuery("SELECT p.topicId, p.sectionId, p.organizerId, p.stage FROM Purchase p WHERE p.id = :id", Object[].class)
                .setParameter("id", id).getResultStream()
                .map(row -> new Head(id, (Long) row[0], (Long) row[1], (Long) row[2], (Stage) row[3]))
                .findFirst().orElseThrow(Refused::notFound);
    }

    /** @param stage before the gate */
    record Head(long id, long topicId, long sectionId, long organizerId, Stage stage) {
    }

    void addFrozen(FrozenVersion version) {
        Frozen frozen = version.frozen();
        em.createNativeQuery("INSERT INTO purchase_freeze (purchase_id, version, frozen_at, participants, order_lines, goods, digest) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?)")
                .setParameter(1, version.purchaseId()).setParameter(2, version.version())
                .setParameter(3, InstantConverter.column(version.frozenAt())).setParameter(4, frozen.participants())
                .setParameter(5, frozen.lines()).setParameter(6, frozen.goods().amount()).setParameter(7, frozen.digest())
                .executeUpdate();
    }

    /** The freezes of some purchases, in order of version. */
    List<FrozenVersion> frozen(Collection<Long> purchaseIds) {
        List<FrozenVersion> versions = new ArrayList<>();
        if (!purchaseIds.isEmpty()) {
            String in = purchaseIds.stream().map(Object::toString).collect(Collectors.joining(","));
            for (Object found : em.createNativeQuery("SELECT purchase_id, version, frozen_at, participants, order_lines, goods, digest "
                    + "FROM purchase_freeze WHERE purchase_id IN (" + in + ") ORDER BY purchase_id, version").getResultList()) {
                Object[] row = (Object[]) found;
                versions.add(new FrozenVersion(((Number) row[0]).longValue(), ((Number) row[1]).intValue(),
                        InstantConverter.moment(row[2]), new Frozen(((Number) row[3]).intValue(), ((Number) row[4]).intValue(),
                                new Money((BigDecimal) row[5]), (String) row[6])));
            }
        }
        return versions;
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
