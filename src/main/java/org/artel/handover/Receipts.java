package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.List;
import org.artel.common.Quantity;

/** Receipts and what they counted. */
@ApplicationScoped
class Receipts {

    @PersistenceContext
    private EntityManager em;

    void add(Receipt receipt, List<Receipt.Counted> lines) {
        em.persist(receipt);
        em.flush();
        for (Receipt.Counted line : lines) {
            em.createNativeQuery("INSERT INTO receipt_line (receipt_id, variant_id, instead_of, quantity) VALUES (?, ?, ?, ?)")
                    .setParameter(1, receipt.id()).setParameter(2, line.variantId()).setParameter(3, line.insteadOf() == null ? 0 : line.insteadOf())
                    .setParameter(4, line.quantity().amount()).executeUpdate();
        }
    }

    /** In order of number. */
    List<Receipt> of(long purchaseId) {
        return em.createQuery("SELECT r FROM Receipt r WHERE r.purchaseId = :purchase ORDER BY r.number", Receipt.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    /** What all receipts counted together, by variant and in whose place. */
    List<Receipt.Counted> counted(long purchaseId) {
        List<?> rows = em.createNativeQuery("SELECT l.variant_id, l.instead_of, SUM(l.quantity) FROM receipt r JOIN receipt_line l ON l.receipt_id = r.id "
                + "WHERE r.purchase_id = ? GROUP BY l.variant_id, l.instead_of HAVING SUM(l.quantity) <> 0 ORDER BY l.instead_of, l.variant_id")
                .setParameter(1, purchaseId).getResultList();
        return rows.stream().map(each -> {
            Object[] row = (Object[]) each;
            long insteadOf = ((Number) row[1]).longValue();
            return new Receipt.Counted(((Number) row[0]).longValue(), insteadOf == 0 ? null : insteadOf, new Quantity((BigDecimal) row[2]));
        }).toList();
    }
}
