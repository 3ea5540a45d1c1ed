package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.Visibility;

/** Counts what purchases from suppliers came to: one statement for a whole list of suppliers. */
@ApplicationScoped
class SupplierRecords {

    /** As {@link Terms#reachesMinimum}: all of the minima or any, and a purchase without one has reached it. */
    private static final String REACHED = "CASE WHEN p.minimum_sum IS NULL AND p.minimum_quantity IS NULL AND p.minimum_weight IS NULL THEN 1 "
            + "WHEN p.minimum_all THEN COALESCE(g.goods >= p.minimum_sum, 1) AND COALESCE(g.quantity >= p.minimum_quantity, 1) "
            + "AND COALESCE(g.weight >= p.minimum_weight, 1) "
            + "ELSE COALESCE(g.goods >= p.minimum_sum, 0) OR COALESCE(g.quantity >= p.minimum_quantity, 0) "
            + "OR COALESCE(g.weight >= p.minimum_weight, 0) END";

    @PersistenceContext
    private EntityManager em;

    /**
     * @param sections   where the viewer may know suppliers
     * @param visible    what the purchase's own terms may say of it
     * @param viewerId   whose own purchases count, whatever their terms say; 0: nobody's
     */
    Map<Long, SupplierRecord> of(Collection<Long> supplierIds, Collection<Long> sections, Set<Visibility> visible, long viewerId) {
        Map<Long, SupplierRecord> records = new HashMap<>();
        if (supplierIds.isEmpty()) {
            return records;
        }
        String levels = visible.stream().map(level -> "'" + level + "'").collect(Collectors.joining(","));
        List<?> rows = em.createNativeQuery("SELECT p.supplier_id, COUNT(*), SUM(p.stopped_at IS NOT NULL), "
                        + "SUM(p.stopped_at IS NOT NULL AND (" + REACHED + ")), SUM(p.stage = 'CANCELLED'), "
                        + "AVG(TIMESTAMPDIFF(HOUR, p.opened_at, p.stopped_at)) / 24, MAX(p.id), COALESCE(SUM(c.complaints), 0) "
                        + "FROM purchase p JOIN purchase_gate g ON g.purchase_id = p.id "
                        + "LEFT JOIN supplier_complaints c ON c.purchase_id = p.id WHERE p.supplier_id IN (" + joined(supplierIds) + ") "
                        + "AND p.announced_at IS NOT NULL AND (p.section_id IN (" + (sections.isEmpty() ? "0" : joined(sections)) + ") "
                        + "AND p.supplier_visible IN (" + levels + ") OR p.organizer_id = ?) GROUP BY p.supplier_id")
                .setParameter(1, viewerId).getResultList();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            records.put(number(row[0]).longValue(), new SupplierRecord(number(row[1]).intValue(), number(row[2]).intValue(),
                    number(row[3]).intValue(), number(row[4]).intValue(), number(row[7]).intValue(),
                    row[5] == null ? null : (Integer) (int) Math.round(number(row[5]).doubleValue()), number(row[6]).longValue()));
        }
        return records;
    }

    /** One more complaint was right. */
    void complaint(long purchaseId) {
        em.createNativeQuery("INSERT INTO supplier_complaints (purchase_id, complaints) VALUES (?, 1) ON DUPLICATE KEY UPDATE complaints = complaints + 1")
                .setParameter(1, purchaseId).executeUpdate();
    }

    private static Number number(Object column) {
        return (Number) column;
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
