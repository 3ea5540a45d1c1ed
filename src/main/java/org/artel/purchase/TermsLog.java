package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.artel.common.Actor;
import org.artel.forum.PostKind;
import org.artel.forum.PostService;

/** Keeps what conditions said before and after each change, and announces those that cost participants money. */
@ApplicationScoped
class TermsLog {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private PurchaseGate gate;
    @Inject
    private PostService posts;
    @Inject
    private Clock clock;
    @Inject
    private Event<TermsAnnounced> announced;

    /** Behind the gate. @param reason null: nothing costs more */
    void changed(Purchase purchase, long memberId, TermsCommand before, TermsCommand after, String reason) {
        Instant now = clock.instant();
        TermsChange change = new TermsChange(purchase.id(), memberId, now, reason, before, after);
        em.persist(change);
        if (reason == null) {
            return;
        }
        StageChange told = new StageChange(purchase.id(), Stage.OPEN, Stage.OPEN, now, Actor.member(memberId),
                StageChange.TERMS_ANNOUNCED + ' ' + change.id());
        Instant oldStopAt = purchase.terms().stopAt();
        Instant until = purchase.letWithdraw(now);
        if (oldStopAt != null && !oldStopAt.equals(purchase.terms().stopAt())) {
            gate.stopAt(purchase.id(), purchase.terms().stopAt());
            told.stopMoved(oldStopAt, purchase.terms().stopAt());
        }
        em.persist(told);
        long postId = posts.append(purchase.topicId(), PostKind.STAGE, memberId, told.id(), null);
        announced.fire(new TermsAnnounced(purchase.id(), until, reason, postId));
    }

    List<TermsChange> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT c FROM TermsChange c WHERE c.id IN :ids", TermsChange.class).setParameter("ids", ids).getResultList();
    }

    /** The newest first. */
    List<TermsChange> before(long purchaseId, Instant before, int limit) {
        return em.createQuery("SELECT c FROM TermsChange c WHERE c.purchaseId = :purchase AND c.changedAt < :before "
                        + "ORDER BY c.changedAt DESC", TermsChange.class)
                .setParameter("purchase", purchaseId).setParameter("before", before).setMaxResults(limit).getResultList();
    }
}
