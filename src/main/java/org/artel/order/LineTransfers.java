package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.artel.common.InstantConverter;

/** Offers of order lines. */
@ApplicationScoped
class LineTransfers {

    @PersistenceContext
    private EntityManager em;

    void add(LineTransfer transfer) {
        em.persist(transfer);
    }

    Optional<LineTransfer> find(long id) {
        return Optional.ofNullable(em.find(LineTransfer.class, id));
    }

    Optional<LineTransfer> openOf(long lineId) {
        return em.createQuery("SELECT t FROM LineTransfer t WHERE t.lineId = :line AND t.open = TRUE", LineTransfer.class)
                .setParameter("line", lineId).getResultStream().findAny();
    }

    /** Open offers that this member made or got, the oldest first. */
    List<LineTransfer> openOfMember(long memberId) {
        return em.createQuery("SELECT t FROM LineTransfer t WHERE t.open = TRUE AND (t.fromMemberId = :member OR t.toMemberId = :member) "
                + "ORDER BY t.offeredAt", LineTransfer.class).setParameter("member", memberId).getResultList();
    }

    /** @return false: somebody else ended the offer, or the time to accept is over */
    boolean end(LineTransfer transfer, LineTransfer.State state, Instant now) {
        return em.createNativeQuery("UPDATE line_transfer SET state = ?1, open = NULL, answered_at = ?2 WHERE id = ?3 AND open = TRUE"
                        + (state == LineTransfer.State.ACCEPTED ? " AND expires_at > ?2" : ""))
                .setParameter(1, state.name()).setParameter(2, InstantConverter.column(now)).setParameter(3, transfer.id()).executeUpdate() == 1;
    }

    /** Open offers whose time is over, or whose purchase takes no orders any more. */
    @SuppressWarnings("unchecked")
    List<Long> overdue(Instant now, int limit) {
        List<Number> ids = em.createNativeQuery("SELECT t.id FROM line_transfer t JOIN purchase_gate g ON g.purchase_id = t.purchase_id "
                        + "WHERE t.open = TRUE AND (t.expires_at <= ? OR g.stage <> 'OPEN' OR g.stop_at <= ?) LIMIT " + limit)
                .setParameter(1, InstantConverter.column(now)).setParameter(2, InstantConverter.column(now)).getResultList();
        return ids.stream().map(Number::longValue).toList();
    }
}
