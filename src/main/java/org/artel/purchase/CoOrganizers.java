package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.artel.account.Relation;
import org.artel.account.Role;
import org.artel.forum.ThreadKeepers;
import org.artel.forum.Topic;

/** The repository of co-organizers and of purchases that change hands; says how somebody stands to a purchase. */
@ApplicationScoped
class CoOrganizers implements ThreadKeepers {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Purchases purchases;

    void add(Object entity) {
        em.persist(entity);
    }

    void flush() {
        em.flush();
    }

    /** Invited or accepted now, in order of invitation. */
    List<CoOrganizer> of(long purchaseId) {
        return em.createQuery("SELECT c FROM CoOrganizer c WHERE c.purchaseId = :purchase AND c.endedAt IS NULL ORDER BY c.invitedAt, c.id",
                CoOrganizer.class).setParameter("purchase", purchaseId).getResultList();
    }

    /** Those who ever accepted. */
    List<CoOrganizer> everOf(long purchaseId) {
        return em.createQuery("SELECT c FROM CoOrganizer c WHERE c.purchaseId = :purchase AND c.acceptedAt IS NOT NULL", CoOrganizer.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    Optional<CoOrganizer> find(long purchaseId, long memberId) {
        return em.createQuery("SELECT c FROM CoOrganizer c WHERE c.purchaseId = :purchase AND c.memberId = :member AND c.endedAt IS NULL",
                CoOrganizer.class).setParameter("purchase", purchaseId).setParameter("member", memberId).getResultStream().findFirst();
    }

    /** The proposal that waits for an answer. */
    Optional<Transfer> transfer(long purchaseId) {
        return em.createQuery("SELECT t FROM Transfer t WHERE t.purchaseId = :purchase AND t.answeredAt IS NULL", Transfer.class)
                .setParameter("purchase", purchaseId).getResultStream().findFirst();
    }

    /** @param memberId null: a guest */
    Relation relation(long purchaseId, long organizerId, Long memberId) {
        Relation owned = Relation.ownedBy(organizerId);
        if (memberId == null || memberId == organizerId) {
            return owned;
        }
        return find(purchaseId, memberId).filter(CoOrganizer::isAccepted)
                .map(c -> c.keepsPriceList() ? owned.granting(Role.CO_ORGANIZER, Role.LIST_KEEPER) : owned.granting(Role.CO_ORGANIZER))
                .orElse(owned);
    }

    @Override
    public Relation relation(Topic topic, long memberId) {
        return purchases.byTopics(List.of(topic.id())).stream().findFirst()
                .map(p -> relation(p.id(), p.organizerId(), memberId)).orElse(Relation.ownedBy(topic.authorId()));
    }
}
