package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.artel.common.Refused;
import org.artel.purchase.Purchase;

/** Who may not order: refused in a purchase, or excluded by its organizer. */
@ApplicationScoped
class Refusals {

    @PersistenceContext
    private EntityManager em;

    void add(Refusal refusal) {
        em.persist(refusal);
    }

    void add(Exclusion exclusion) {
        em.persist(exclusion);
    }

    Optional<Refusal> refusal(long purchaseId, long memberId) {
        return em.createQuery("SELECT r FROM Refusal r WHERE r.purchaseId = :purchase AND r.memberId = :member AND r.active = TRUE", Refusal.class)
                .setParameter("purchase", purchaseId).setParameter("member", memberId).getResultStream().findAny();
    }

    List<Refusal> ofPurchase(long purchaseId) {
        return em.createQuery("SELECT r FROM Refusal r WHERE r.purchaseId = :purchase AND r.active = TRUE ORDER BY r.refusedAt", Refusal.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    Optional<Exclusion> exclusion(long organizerId, long memberId) {
        return em.createQuery("SELECT e FROM Exclusion e WHERE e.organizerId = :organizer AND e.memberId = :member AND e.active = TRUE",
                        Exclusion.class)
                .setParameter("organizer", organizerId).setParameter("member", memberId).getResultStream().findAny();
    }

    List<Exclusion> ofOrganizer(long organizerId) {
        return em.createQuery("SELECT e FROM Exclusion e WHERE e.organizerId = :organizer AND e.active = TRUE ORDER BY e.excludedAt",
                Exclusion.class).setParameter("organizer", organizerId).getResultList();
    }

    /** Why this member cannot order in this purchase; empty: nothing is in the way. One query. */
    Optional<Refused> obstacle(Purchase purchase, long memberId) {
        List<?> rows = em.createNativeQuery("SELECT reason FROM participant_refusal WHERE purchase_id = ? AND member_id = ? AND active = TRUE "
                        + "UNION ALL SELECT NULL FROM organizer_exclusion WHERE organizer_id = ? AND member_id = ? AND active = TRUE")
                .setParameter(1, purchase.id()).setParameter(2, memberId).setParameter(3, purchase.organizerId()).setParameter(4, memberId)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(rows.get(0) == null ? new Refused(Refused.Kind.CONFLICT, "refusal.excluded")
                : new Refused(Refused.Kind.CONFLICT, "refusal.refused", rows.get(0)));
    }
}
