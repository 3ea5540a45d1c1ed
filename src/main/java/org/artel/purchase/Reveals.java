package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.artel.purchase.Reveal.RevealKind;

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

    /** Whose was shown to the viewer in a purchase since a moment. */
    Set<Long> owners(RevealKind kind, long viewerId, long purchaseId, Instant since) {
        return Set.copyOf(em.createQuery("SELECT r.ownerId FROM Reveal r WHERE r.kind = :kind AND r.viewerId = :viewer AND r.purchaseId = :purchase "
                        + "AND r.revealedAt > :since", Long.class).setParameter("kind", kind).setParameter("viewer", viewerId)
                .setParameter("purchase", purchaseId).setParameter("since", since).getResultList());
    }

    /** The newest first, those below {@code before}. */
    List<Reveal> of(long ownerId, long before, int limit) {
        return em.createQuery("SELECT r FROM Reveal r WHERE r.ownerId = :owner AND r.id < :before ORDER BY r.id DESC", Reveal.class)
                .setParameter("owner", ownerId).setParameter("before", before).setMaxResults(limit).getResultList();
    }
}
