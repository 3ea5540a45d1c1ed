package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.artel.pricelist.Photo;

/** The repository of claims and their pictures. */
@ApplicationScoped
class PaymentClaims {

    @PersistenceContext
    private EntityManager em;

    void add(PaymentClaim claim) {
        em.persist(claim);
        em.flush();
    }

    Optional<PaymentClaim> find(long id) {
        return Optional.ofNullable(em.find(PaymentClaim.class, id));
    }

    /** As the database holds it now, behind the purchase's gate. */
    void refresh(PaymentClaim claim) {
        em.refresh(claim);
    }

    List<PaymentClaim> ofParticipation(long participationId) {
        return em.createQuery("SELECT c FROM PaymentClaim c WHERE c.participationId = :participation ORDER BY c.id DESC", PaymentClaim.class)
                .setParameter("participation", participationId).getResultList();
    }

    long open(long participationId) {
        return em.createQuery("SELECT COUNT(c) FROM PaymentClaim c WHERE c.participationId = :participation AND c.state = :claimed", Long.class)
                .setParameter("participation", participationId).setParameter("claimed", PaymentClaim.State.CLAIMED).getSingleResult();
    }

    /** The oldest first. */
    List<PaymentClaim> inState(Collection<Long> purchaseIds, PaymentClaim.State state) {
        return purchaseIds.isEmpty() ? List.of() : em.createQuery("SELECT c FROM PaymentClaim c WHERE c.purchaseId IN :purchases AND c.state = :state "
                + "ORDER BY c.id", PaymentClaim.class).setParameter("purchases", purchaseIds).setParameter("state", state).getResultList();
    }

    /** Decided ones, the newest first, by keyset. */
    List<PaymentClaim> decided(long purchaseId, long before, int limit) {
        return em.createQuery("SELECT c FROM PaymentClaim c WHERE c.purchaseId = :purchase AND c.state <> :claimed AND c.id < :before "
                        + "ORDER BY c.id DESC", PaymentClaim.class)
                .setParameter("purchase", purchaseId).setParameter("claimed", PaymentClaim.State.CLAIMED).setParameter("before", before)
                .setMaxResults(limit).getResultList();
    }

    void keepScreenshot(long claimId, Photo picture) {
        em.createNativeQuery("INSERT INTO payment_screenshot (claim_id, content_type, bytes) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE "
                        + "content_type = VALUES(content_type), bytes = VALUES(bytes)")
                .setParameter(1, claimId).setParameter(2, picture.type()).setParameter(3, picture.bytes()).executeUpdate();
    }

    Optional<Photo> screenshot(long claimId) {
        List<?> rows = em.createNativeQuery("SELECT content_type, bytes FROM payment_screenshot WHERE claim_id = ?").setParameter(1, claimId).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new Photo((String) row[0], (byte[]) row[1])).findFirst();
    }

    /** Which of these claims have a picture. */
    @SuppressWarnings("unchecked")
    List<Long> withScreenshot(Collection<Long> claimIds) {
        return claimIds.isEmpty() ? List.of() : ((List<Number>) em.createNativeQuery("SELECT claim_id FROM payment_screenshot WHERE claim_id IN ("
                + String.join(",", claimIds.stream().map(String::valueOf).toList()) + ")").getResultList()).stream().map(Number::longValue).toList();
    }
}
