package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.artel.common.Hash;
import org.artel.common.InstantConverter;
import org.artel.common.MassInsert;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/** The repository of general orders and of the files that were made of them. */
@ApplicationScoped
class GeneralOrders {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private MassInsert inserts;

    /** A position as it is kept. */
    record Line(long variantId, Quantity quantity, Quantity leftover, UnitPrice price) {
    }

    void add(GeneralOrder order, Consolidation content) {
        em.persist(order);
        em.flush();
        inserts.into("general_order_line", "general_order_id, variant_id, quantity, leftover, price", content.positions().stream()
                .map(p -> new Object[] {order.id(), p.variant().id(), p.quantity().amount(), p.leftover().amount(), p.price().amount()}).toList());
    }

    /** The last one first. */
    List<GeneralOrder> of(long purchaseId) {
        return em.createQuery("SELECT o FROM GeneralOrder o WHERE o.purchaseId = :purchase ORDER BY o.number DESC", GeneralOrder.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    Optional<GeneralOrder> find(long purchaseId, int number) {
        return of(purchaseId).stream().filter(order -> order.number() == number).findFirst();
    }

    /** In the order of the price list. */
    List<Line> lines(GeneralOrder order) {
        List<?> rows = em.createNativeQuery("SELECT variant_id, quantity, leftover, price FROM general_order_line WHERE general_order_id = ? ORDER BY id")
                .setParameter(1, order.id()).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new Line(((Number) row[0]).longValue(), new Quantity((BigDecimal) row[1]),
                new Quantity((BigDecimal) row[2]), new UnitPrice((BigDecimal) row[3]))).toList();
    }

    /** The last one first. */
    List<OrderExport> exports(long purchaseId) {
        List<?> rows = em.createNativeQuery("SELECT number, general_order_no, format, language, exported_at, exported_by, hash, LENGTH(bytes) "
                + "FROM general_order_export WHERE purchase_id = ? ORDER BY number DESC").setParameter(1, purchaseId).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new OrderExport(((Number) row[0]).intValue(), ((Number) row[1]).intValue(),
                OrderExport.Format.valueOf((String) row[2]), (String) row[3], InstantConverter.moment(row[4]), ((Number) row[5]).longValue(),
                (String) row[6], ((Number) row[7]).longValue())).toList();
    }

    /** Behind the purchase's gate. */
    OrderExport addExport(long purchaseId, int generalOrderNo, OrderExport.Format format, String language, long memberId, byte[] bytes, Instant now) {
        List<OrderExport> before = exports(purchaseId);
        OrderExport export = new OrderExport(before.isEmpty() ? 1 : before.get(0).number() + 1, generalOrderNo, format, language, now, memberId,
                Hash.of(bytes), bytes.length);
        em.createNativeQuery("INSERT INTO general_order_export (purchase_id, number, general_order_no, format, language, exported_at, exported_by, "
                        + "hash, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .setParameter(1, purchaseId).setParameter(2, export.number()).setParameter(3, generalOrderNo).setParameter(4, format.name())
                .setParameter(5, language).setParameter(6, InstantConverter.column(now)).setParameter(7, memberId).setParameter(8, export.hash())
                .setParameter(9, bytes).executeUpdate();
        return export;
    }

    byte[] bytes(long purchaseId, int number) {
        return (byte[]) em.createNativeQuery("SELECT bytes FROM general_order_export WHERE purchase_id = ? AND number = ?")
                .setParameter(1, purchaseId).setParameter(2, number).getSingleResult();
    }
}
