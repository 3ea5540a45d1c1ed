package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.common.Quantity;

/** The repository of invoices and charges. */
@ApplicationScoped
class Invoices {

    @PersistenceContext
    private EntityManager em;

    void add(Object entity) {
        em.persist(entity);
    }

    /** Invoices that were not withdrawn, in the order in which they were written. */
    List<Invoice> of(long purchaseId) {
        return em.createQuery("SELECT i FROM Invoice i WHERE i.purchaseId = :purchase AND i.withdrawnAt IS NULL ORDER BY i.writtenAt, i.id", Invoice.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    Optional<Invoice> find(long purchaseId, long invoiceId) {
        return of(purchaseId).stream().filter(invoice -> invoice.id() == invoiceId).findFirst();
    }

    Map<Long, List<InvoiceLine>> lines(Collection<Invoice> invoices) {
        if (invoices.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("SELECT l FROM InvoiceLine l WHERE l.invoiceId IN :invoices ORDER BY l.id", InvoiceLine.class)
                .setParameter("invoices", invoices.stream().map(Invoice::id).toList()).getResultStream()
                .collect(Collectors.groupingBy(InvoiceLine::invoiceId));
    }

    /**
     * Summed by variant, over invoices that no other one corrects.
     *
     * @param settled only those that are settled, and corrections that are; false: as it will be once everything written is settled
     */
    List<InvoicedGoods> goods(long purchaseId, boolean settled) {
        em.flush();
        String counts = settled ? ".settled_no IS NOT NULL" : ".withdrawn_at IS NULL";
        List<?> rows = em.createNativeQuery("SELECT l.variant_id, SUM(l.quantity), SUM(l.total) FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id "
                        + "WHERE i.purchase_id = ? AND i" + counts + " AND NOT EXISTS (SELECT 1 FROM invoice r WHERE r.replaces = i.id AND r" + counts
                        + ") GROUP BY l.variant_id ORDER BY l.variant_id")
                .setParameter(1, purchaseId).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new InvoicedGoods(((Number) row[0]).longValue(),
                new Quantity((BigDecimal) row[1]), new Money((BigDecimal) row[2]))).toList();
    }

    /** Of the invoices in force, as {@link #goods}. */
    Money rounding(long purchaseId) {
        em.flush();
        return new Money((BigDecimal) em.createNativeQuery("SELECT COALESCE(SUM(i.printed_total - (SELECT SUM(l.total) FROM invoice_line l WHERE l.invoice_id = i.id)), "
                + "0.00) FROM invoice i WHERE i.purchase_id = ? AND i.printed_total IS NOT NULL AND i.settled_no IS NOT NULL AND NOT EXISTS "
                + "(SELECT 1 FROM invoice r WHERE r.replaces = i.id AND r.settled_no IS NOT NULL)").setParameter(1, purchaseId).getSingleResult());
    }

    /** What is written is settled from this document on. */
    void settle(long purchaseId, long document) {
        em.flush();
        em.createNativeQuery("UPDATE invoice SET settled_no = ? WHERE purchase_id = ? AND settled_no IS NULL AND withdrawn_at IS NULL")
                .setParameter(1, document).setParameter(2, purchaseId).executeUpdate();
    }

    List<InvoicedCharge> charges(long purchaseId) {
        return em.createQuery("SELECT c FROM InvoicedCharge c WHERE c.purchaseId = :purchase AND c.withdrawnAt IS NULL ORDER BY c.id", InvoicedCharge.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    Optional<InvoicedCharge> charge(long purchaseId, long chargeId) {
        return charges(purchaseId).stream().filter(charge -> charge.id() == chargeId).findFirst();
    }
}
