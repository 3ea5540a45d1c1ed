package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.artel.common.InstantConverter;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/** The repository of who wants what of purchases that are not open yet. */
@ApplicationScoped
class Interests {

    @PersistenceContext
    private EntityManager em;

    void mark(long purchaseId, long memberId, Instant now) {
        em.createNativeQuery("INSERT INTO interest (purchase_id, member_id, changed_at) VALUES (?, ?, ?) "
                        + "ON DUPLICATE KEY UPDATE changed_at = VALUES(changed_at)")
                .setParameter(1, purchaseId).setParameter(2, memberId).setParameter(3, InstantConverter.column(now)).executeUpdate();
    }

    void want(long purchaseId, long memberId, InterestLine line) {
        em.createNativeQuery("INSERT INTO interest_line (purchase_id, member_id, variant_id, quantity, price) VALUES (?, ?, ?, ?, ?) "
                        + "ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), price = VALUES(price)")
                .setParameter(1, purchaseId).setParameter(2, memberId).setParameter(3, line.variantId())
                .setParameter(4, line.quantity().amount()).setParameter(5, line.price().amount()).executeUpdate();
    }

    void dropLine(long purchaseId, long memberId, long variantId) {
        em.createNativeQuery("DELETE FROM interest_line WHERE purchase_id = ? AND member_id = ? AND variant_id = ?")
                .setParameter(1, purchaseId).setParameter(2, memberId).setParameter(3, variantId).executeUpdate();
    }

    void drop(long purchaseId, long memberId) {
        for (String table : List.of("interest_line", "interest")) {
            em.createNativeQuery("DELETE FROM " + table + " WHERE purchase_id = ? AND member_id = ?")
                    .setParameter(1, purchaseId).setParameter(2, memberId).executeUpdate();
        }
    }

    boolean isMarked(long purchaseId, long memberId) {
        return !em.createNativeQuery("SELECT 1 FROM interest WHERE purchase_id = ? AND member_id = ?")
                .setParameter(1, purchaseId).setParameter(2, memberId).getResultList().isEmpty();
    }

    /** In the order of the price list. */
    List<InterestLine> lines(long purchaseId, long memberId) {
        return em.createNativeQuery("SELECT i.variant_id, i.quantity, i.price FROM interest_line i JOIN lot_variant v ON v.id = i.variant_id "
                        + "JOIN lot l ON l.id = v.lot_id WHERE i.purchase_id = ? AND i.member_id = ? ORDER BY l.position, v.position")
                .setParameter(1, purchaseId).setParameter(2, memberId).getResultList().stream()
                .map(found -> line((Object[]) found)).toList();
    }

    private static InterestLine line(Object[] row) {
        return new InterestLine(((Number) row[0]).longValue(), new Quantity((BigDecimal) row[1]), new UnitPrice((BigDecimal) row[2]));
    }

    InterestSums sums(long purchaseId) {
        Object[] row = (Object[]) em.createNativeQuery("SELECT (SELECT COUNT(*) FROM interest WHERE purchase_id = ?), "
                        + "COALESCE(SUM(i.quantity), 0), COALESCE(SUM(ROUND(i.quantity * COALESCE(l.weight, 0), 3)), 0) FROM interest_line i "
                        + "JOIN lot_variant v ON v.id = i.variant_id JOIN lot l ON l.id = v.lot_id WHERE i.purchase_id = ?")
                .setParameter(1, purchaseId).setParameter(2, purchaseId).getSingleResult();
        return new InterestSums(((Number) row[0]).intValue(), new Quantity((BigDecimal) row[1]), new Quantity((BigDecimal) row[2]));
    }

    /** What all together want, by variant. */
    Map<Long, Quantity> byVariant(long purchaseId) {
        Map<Long, Quantity> wanted = new HashMap<>();
        for (Object found : em.createNativeQuery("SELECT variant_id, SUM(quantity) FROM interest_line WHERE purchase_id = ? "
                + "GROUP BY variant_id").setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) found;
            wanted.put(((Number) row[0]).longValue(), new Quantity((BigDecimal) row[1]));
        }
        return wanted;
    }

    List<Long> members(long purchaseId) {
        @SuppressWarnings("unchecked")
        List<Number> found = em.createNativeQuery("SELECT member_id FROM interest WHERE purchase_id = ?")
                .setParameter(1, purchaseId).getResultList();
        return found.stream().map(Number::longValue).toList();
    }
}
