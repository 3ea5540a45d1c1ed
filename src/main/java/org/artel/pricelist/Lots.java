package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lots and their variants in the database. */
@ApplicationScoped
class Lots {

    @PersistenceContext
    private EntityManager em;

    Lot find(long id) {
        return em.find(Lot.class, id);
    }

    /** Whose list the lot stands in; the lot itself is not read. */
    Optional<Long> purchaseOf(long id) {
        return em.createQuery("SELECT l.purchaseId FROM Lot l WHERE l.id = :id", Long.class).setParameter("id", id).getResultStream().findFirst();
    }

    void add(Lot lot) {
        em.persist(lot);
    }

    void add(LotVariant variant) {
        em.persist(variant);
    }

    void flush() {
        em.flush();
    }

    /** Writes what is pending and lets go of it: a long list would fill the memory. */
    void flushAndForget() {
        em.flush();
        em.clear();
    }

    List<Lot> page(long purchaseId, LotFilter filter, int afterPosition, int limit) {
        List<String> words = filter.single();
        TypedQuery<Lot> query = em.createQuery("SELECT l FROM Lot l WHERE l.purchaseId = :purchase AND l.position > :after"
                + (filter.withdrawnToo() ? "" : " AND l.withdrawnAt IS NULL")
                + (filter.category() == null ? "" : " AND l.category = :category")
                + IntStream.range(0, words.size()).mapToObj(i -> " AND (l.name LIKE :word" + i + " ESCAPE '!' OR l.article LIKE :word" + i + " ESCAPE '!')")
                        .collect(Collectors.joining()) + " ORDER BY l.position", Lot.class)
                .setParameter("purchase", purchaseId).setParameter("after", afterPosition);
        if (filter.category() != null) {
            query.setParameter("category", filter.category());
        }
        for (int i = 0; i < words.size(); i++) {
            query.setParameter("word" + i, like(words.get(i)));
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** A pattern, escaped by '!', for texts that hold these words. */
    static String like(String words) {
        return "%" + words.replaceAll("([!%_])", "!$1") + "%";
    }

    List<Lot> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT l FROM Lot l WHERE l.id IN :ids", Lot.class).setParameter("ids", ids).getResultList();
    }

    /** What the database says now: id and revision. */
    List<Object[]> revisions(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT l.id, l.revision FROM Lot l WHERE l.id IN :ids", Object[].class).setParameter("ids", ids).getResultList();
    }

    List<LotVariant> variantsByIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT v FROM LotVariant v WHERE v.id IN :ids", LotVariant.class).setParameter("ids", ids)
                        .getResultList();
    }

    List<LotVariant> variantsOf(Collection<Long> lotIds) {
        return lotIds.isEmpty() ? List.of()
                : em.createQuery("SELECT v FROM LotVariant v WHERE v.lotId IN :lots AND v.withdrawnAt IS NULL "
                        + "ORDER BY v.lotId, v.position", LotVariant.class).setParameter("lots", lotIds).getResultList();
    }

    /** Withdrawn ones too. */
    List<LotVariant> allVariantsOf(Collection<Long> lotIds) {
        return lotIds.isEmpty() ? List.of()
                : em.createQuery("SELECT v FROM LotVariant v WHERE v.lotId IN :lots ORDER BY v.lotId, v.position", LotVariant.class)
                        .setParameter("lots", lotIds).getResultList();
    }

    /** Ids of the lots with this article that are offered. */
    List<Long> offered(long purchaseId, String article) {
        return em.createQuery("SELECT l.id FROM Lot l WHERE l.purchaseId = :purchase AND l.article = :article AND l.withdrawnAt IS NULL",
                Long.class).setParameter("purchase", purchaseId).setParameter("article", article).getResultList();
    }

    /** Articles of the lots that are offered, and of their variants: lot's id and article, the lots' own ones first. */
    List<Object[]> articles(long purchaseId) {
        List<Object[]> found = new ArrayList<>(em.createQuery("SELECT l.id, l.article FROM Lot l WHERE l.purchaseId = :purchase AND l.article <> '' "
                + "AND l.withdrawnAt IS NULL ORDER BY l.position", Object[].class).setParameter("purchase", purchaseId).getResultList());
        found.addAll(em.createQuery("SELECT l.id, v.article FROM LotVariant v JOIN Lot l ON l.id = v.lotId WHERE l.purchaseId = :purchase "
                + "AND v.article <> '' AND v.withdrawnAt IS NULL AND l.withdrawnAt IS NULL ORDER BY l.position, v.position", Object[].class)
                .setParameter("purchase", purchaseId).getResultList());
        return found;
    }

    /** Every lot of the list, withdrawn ones too: id, article, name, when it was withdrawn. */
    List<Object[]> names(long purchaseId) {
        return em.createQuery("SELECT l.id, l.article, l.name, l.withdrawnAt FROM Lot l WHERE l.purchaseId = :purchase ORDER BY l.position", Object[].class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    /** Name, description and category of every lot that is offered. */
    List<Object[]> texts(long purchaseId) {
        return em.createQuery("SELECT l.name, l.description, l.category FROM Lot l WHERE l.purchaseId = :purchase "
                + "AND l.withdrawnAt IS NULL", Object[].class).setParameter("purchase", purchaseId).getResultList();
    }

    List<String> categories(long purchaseId) {
        return em.createQuery("SELECT l.category FROM Lot l WHERE l.purchaseId = :purchase AND l.withdrawnAt IS NULL "
                + "GROUP BY l.category ORDER BY MIN(l.position)", String.class).setParameter("purchase", purchaseId).getResultList();
    }

    long count(long purchaseId) {
        return em.createQuery("SELECT COUNT(l) FROM Lot l WHERE l.purchaseId = :purchase AND l.withdrawnAt IS NULL", Long.class)
                .setParameter("purchase", purchaseId).getSingleResult();
    }

    int lastPosition(long purchaseId) {
        Integer last = em.createQuery("SELECT MAX(l.position) FROM Lot l WHERE l.purchaseId = :purchase", Integer.class)
                .setParameter("purchase", purchaseId).getSingleResult();
        return last == null ? 0 : last;
    }
}
