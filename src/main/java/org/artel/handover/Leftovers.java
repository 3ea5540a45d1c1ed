package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.common.InstantConverter;
import org.artel.common.Quantity;
import org.artel.common.Refused;

/** Offers of leftovers, their gates and sales. */
@ApplicationScoped
class Leftovers {

    @PersistenceContext
    private EntityManager em;

    /** @param remaining of its units */
    void add(Leftover leftover, Quantity remaining) {
        em.persist(leftover);
        em.flush();
        em.createNativeQuery("INSERT INTO leftover_gate (leftover_id, remaining) VALUES (?, ?)").setParameter(1, leftover.id())
                .setParameter(2, remaining.amount()).executeUpdate();
    }

    void add(LeftoverSale sale) {
        em.persist(sale);
        em.flush();
    }

    Optional<Leftover> find(long purchaseId, long leftoverId) {
        return Optional.ofNullable(em.find(Leftover.class, leftoverId)).filter(leftover -> leftover.purchaseId() == purchaseId);
    }

    /** @throws Refused NOT_FOUND */
    Leftover byId(long leftoverId) {
        return Optional.ofNullable(em.find(Leftover.class, leftoverId)).orElseThrow(Refused::notFound);
    }

    /** Opens an offer to everybody when the time of first rights is over. @return false: it was opened before, or the time is not over */
    boolean open(long leftoverId, Instant now) {
        boolean opened = em.createNativeQuery("UPDATE leftover SET first_right_until = NULL WHERE id = ? AND first_right_until <= ?").setParameter(1, leftoverId)
                .setParameter(2, InstantConverter.column(now)).executeUpdate() == 1;
        em.refresh(byId(leftoverId));
        return opened;
    }

    Optional<LeftoverSale> sale(long purchaseId, long saleId) {
        return em.createQuery("SELECT s FROM LeftoverSale s WHERE s.id = :id AND s.purchaseId = :purchase", LeftoverSale.class)
                .setParameter("id", saleId).setParameter("purchase", purchaseId).getResultStream().findFirst();
    }

    /** In the order in which they were offered. */
    List<Leftover> of(long purchaseId) {
        return em.createQuery("SELECT l FROM Leftover l WHERE l.purchaseId = :purchase ORDER BY l.id", Leftover.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    /** The newest first. */
    List<LeftoverSale> sales(long purchaseId) {
        return em.createQuery("SELECT s FROM LeftoverSale s WHERE s.purchaseId = :purchase ORDER BY s.id DESC", LeftoverSale.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    /** By offer. */
    Map<Long, Quantity> remaining(long purchaseId) {
        Map<Long, Quantity> found = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT g.leftover_id, g.remaining FROM leftover l JOIN leftover_gate g ON g.leftover_id = l.id "
                + "WHERE l.purchase_id = ?").setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            found.put(((Number) row[0]).longValue(), new Quantity((BigDecimal) row[1]));
        }
        return found;
    }

    /** @throws Refused CONFLICT {@code leftover.gone} when so many are not left */
    void take(long leftoverId, Quantity units) {
        if (em.createNativeQuery("UPDATE leftover_gate SET remaining = remaining - ? WHERE leftover_id = ? AND remaining >= ?")
                .setParameter(1, units.amount()).setParameter(2, leftoverId).setParameter(3, units.amount()).executeUpdate() == 0) {
            throw new Refused(Refused.Kind.CONFLICT, "leftover.gone");
        }
    }

    void giveBack(long leftoverId, Quantity units) {
        em.createNativeQuery("UPDATE leftover_gate SET remaining = remaining + ? WHERE leftover_id = ?").setParameter(1, units.amount())
                .setParameter(2, leftoverId).executeUpdate();
    }
}
