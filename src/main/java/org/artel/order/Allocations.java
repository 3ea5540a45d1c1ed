package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/** What became of order lines; so far only what a Stop froze. */
@ApplicationScoped
class Allocations {

    private static final int LINES_A_QUERY = 5_000;

    @PersistenceContext
    private EntityManager em;

    /** How many lines of how many participants there are to freeze, and their sum. */
    record Count(int participants, int lines, Money goods) {
    }

    /** Behind the gate: every order that passed it is committed, none can come. */
    Count ordered(long purchaseId) {
        em.flush();
        Object[] row = (Object[]) em.createNativeQuery("SELECT COUNT(DISTINCT participation_id), COUNT(*), COALESCE(SUM(sum), 0) "
                + "FROM order_line WHERE purchase_id = ? AND quantity > 0").setParameter(1, purchaseId).getSingleResult();
        return new Count(((Number) row[0]).intValue(), ((Number) row[1]).intValue(), new Money((BigDecimal) row[2]));
    }

    /** Freezes every line with a quantity, by one statement. */
    void freeze(long purchaseId, int version, int lines) {
        long before = takeIds(lines);
        em.createNativeQuery("INSERT INTO allocation (id, purchase_id, participation_id, line_id, variant_id, article, variant_name, "
                        + "step, document, quantity, tolerance, price, sum) "
                        + "SELECT ? + ROW_NUMBER() OVER (ORDER BY l.id), l.purchase_id, l.participation_id, l.id, l.variant_id, "
                        + "IF(v.article = '', t.article, v.article), "
                        + "CONCAT_WS(', ', NULLIF(v.label, ''), NULLIF(v.colour, ''), NULLIF(v.size, '')), "
                        + "'FROZEN', ?, l.quantity, l.tolerance, l.price, l.sum "
                        + "FROM order_line l JOIN lot_variant v ON v.id = l.variant_id JOIN lot t ON t.id = l.lot_id "
                        + "WHERE l.purchase_id = ? AND l.quantity > 0")
                .setParameter(1, before).setParameter(2, version).setParameter(3, purchaseId).executeUpdate();
    }

    /** The same blocks of ids that the generators take; held until the Stop's commit, and only Stops take them. */
    private long takeIds(int number) {
        em.createNativeQuery("UPDATE id_sequence SET last_number = last_number + ? WHERE name = 'allocation'")
                .setParameter(1, number).executeUpdate();
        Number last = (Number) em.createNativeQuery("SELECT last_number FROM id_sequence WHERE name = 'allocation'").getSingleResult();
        return last.longValue() - number;
    }

    /** The frozen lines, sorted by line, in portions. */
    void frozen(long purchaseId, int version, Consumer<FrozenLine> each) {
        long after = 0;
        List<?> rows;
        do {
            rows = em.createNativeQuery("SELECT a.line_id, p.pseudonym_no, a.article, a.variant_name, a.quantity, a.price, a.sum "
                            + "FROM allocation a JOIN participation p ON p.id = a.participation_id "
                            + "WHERE a.purchase_id = ? AND a.step = 'FROZEN' AND a.document = ? AND a.line_id > ? ORDER BY a.line_id LIMIT "
                            + LINES_A_QUERY)
                    .setParameter(1, purchaseId).setParameter(2, version).setParameter(3, after).getResultList();
            for (Object found : rows) {
                Object[] row = (Object[]) found;
                after = ((Number) row[0]).longValue();
                each.accept(new FrozenLine(after, ((Number) row[1]).intValue(), (String) row[2], (String) row[3],
                        new Quantity((BigDecimal) row[4]), new UnitPrice((BigDecimal) row[5]), new Money((BigDecimal) row[6])));
            }
        } while (rows.size() == LINES_A_QUERY);
    }
}
