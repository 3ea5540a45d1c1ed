package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.common.Quantity;

/** The repository of settlements. */
@ApplicationScoped
class Settlements {

    @PersistenceContext
    private EntityManager em;

    Settlement add(Settlement settlement) {
        em.persist(settlement);
        return settlement;
    }

    /** What of each line need not be paid. */
    Map<Long, Money> refunded(long purchaseId) {
        return em.createQuery("SELECT s FROM Settlement s WHERE s.purchaseId = :purchase AND s.lineId IS NOT NULL AND s.undoneAt IS NULL", Settlement.class)
                .setParameter("purchase", purchaseId).getResultStream().collect(Collectors.toMap(Settlement::lineId, Settlement::amount, Money::plus));
    }

    Optional<Settlement> find(long purchaseId, long settlementId) {
        return Optional.ofNullable(em.find(Settlement.class, settlementId)).filter(settlement -> settlement.purchaseId() == purchaseId);
    }

    /** What was decided later about the same participant and was not taken back. */
    List<Settlement> since(Settlement settlement) {
        return em.createQuery("SELECT s FROM Settlement s WHERE s.participationId = :participation AND s.id > :id AND s.undoneAt IS NULL", Settlement.class)
                .setParameter("participation", settlement.participationId()).setParameter("id", settlement.id()).getResultList();
    }

    /** What was taken from whoever did not pay, in the order in which it was. */
    List<Calculation.GivenUp> givenUp(long purchaseId) {
        List<Calculation.GivenUp> found = new ArrayList<>();
        for (Object each : em.createNativeQuery("SELECT line_id, variant_id, participation_id, quantity FROM given_up WHERE purchase_id = ? "
                + "ORDER BY settlement_id, line_id, variant_id").setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            found.add(new Calculation.GivenUp(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue(),
                    new Quantity((BigDecimal) row[3])));
        }
        return found;
    }

    void giveUp(Settlement settlement, List<Calculation.GivenUp> units) {
        em.flush();
        for (Calculation.GivenUp one : units) {
            em.createNativeQuery("INSERT INTO given_up (settlement_id, line_id, variant_id, purchase_id, participation_id, quantity) VALUES (?, ?, ?, ?, ?, ?)")
                    .setParameter(1, settlement.id()).setParameter(2, one.lineId()).setParameter(3, one.variantId()).setParameter(4, settlement.purchaseId())
                    .setParameter(5, one.participationId()).setParameter(6, one.quantity().amount()).executeUpdate();
        }
    }

    /** The newest first. */
    List<Settlement> of(long purchaseId, long before, int limit) {
        return em.createQuery("SELECT s FROM Settlement s WHERE s.purchaseId = :purchase AND s.id < :before ORDER BY s.id DESC", Settlement.class)
                .setParameter("purchase", purchaseId).setParameter("before", before).setMaxResults(limit).getResultList();
    }
}
