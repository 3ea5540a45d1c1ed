package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Payment details, and who was shown them or a phone, in the database. */
@ApplicationScoped
class Reveals {

    @PersistenceContext
    private EntityManager em;

    /** Nobody pays a former organizer. */
    Optional<PaymentDetails> forgetDetails(long purchaseId) {
        Optional<PaymentDetails> former = Optional.ofNullable(detailsOf(purchaseId));
        former.ifPresent(em::remove);
        return former;
    }

    /** Null when none are stated. */
    PaymentDetails detailsOf(long purchaseId) {
        return em.find(PaymentDetails.class, purchaseId);
    }

    void add(PaymentDetails details) {
        em.persist(details);
    }

    void add(Reveal reveal) {
        em.persist(reveal);
    }

    /** The newest first, those below {@code before}. */
    List<Reveal> of(long ownerId, long before, int limit) {
        return em.createQuery("SELECT r FROM Reveal r WHERE r.ownerId = :owner AND r.id < :before ORDER BY r.id DESC", Reveal.class)
                .setParameter("owner", ownerId).setParameter("before", before).setMaxResults(limit).getResultList();
    }
}
