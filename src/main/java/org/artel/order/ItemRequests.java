package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.artel.common.InstantConverter;

/** Items that members ask for. */
@ApplicationScoped
class ItemRequests {

    private static final int SHOWN = 500;

    @PersistenceContext
    private EntityManager em;

    void add(ItemRequest request) {
        em.persist(request);
    }

    Optional<ItemRequest> find(long id) {
        return Optional.ofNullable(em.find(ItemRequest.class, id));
    }

    /** Those that nobody has answered, the oldest first. */
    List<ItemRequest> open(long purchaseId) {
        return em.createQuery("SELECT r FROM ItemRequest r WHERE r.purchaseId = :purchase AND r.open = TRUE ORDER BY r.id", ItemRequest.class)
                .setParameter("purchase", purchaseId).setMaxResults(SHOWN).getResultList();
    }

    /** All of this member's, the newest first. */
    List<ItemRequest> ofMember(long purchaseId, long memberId) {
        return em.createQuery("SELECT r FROM ItemRequest r WHERE r.purchaseId = :purchase AND r.memberId = :member ORDER BY r.id DESC",
                        ItemRequest.class)
                .setParameter("purchase", purchaseId).setParameter("member", memberId).setMaxResults(SHOWN).getResultList();
    }

    /**
     * @param reason null: none
     * @return false: it was answered meanwhile
     */
    boolean answer(ItemRequest request, ItemRequest.State state, String reason, Instant now) {
        return em.createNativeQuery("UPDATE item_request SET state = ?, open = NULL, answered_at = ?, reason = ? WHERE id = ? AND open = TRUE")
                .setParameter(1, state.name()).setParameter(2, InstantConverter.column(now)).setParameter(3, reason)
                .setParameter(4, request.id()).executeUpdate() == 1;
    }

    void became(ItemRequest request, long variantId) {
        em.createNativeQuery("UPDATE item_request SET variant_id = ? WHERE id = ?").setParameter(1, variantId).setParameter(2, request.id())
                .executeUpdate();
    }

    /** Open ones of purchases that take no orders any more. */
    @SuppressWarnings("unchecked")
    List<Long> overdue(Instant now, int limit) {
        List<Number> ids = em.createNativeQuery("SELECT r.id FROM item_request r JOIN purchase_gate g ON g.purchase_id = r.purchase_id "
                        + "WHERE r.open = TRUE AND (g.stage <> 'OPEN' OR g.stop_at <= ?) LIMIT " + limit)
                .setParameter(1, InstantConverter.column(now)).getResultList();
        return ids.stream().map(Number::longValue).toList();
    }
}
