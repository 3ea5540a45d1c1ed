package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.sql.SQLException;
import org.artel.testing.OrderFixture;

/** What the database must hold of a run of purchases when a race is over, whatever it was about: counted, not asked of the portal. */
final class OrderBooks {

    private final OrderFixture fixture;
    private final long first;
    private final long last;

    /** @param first the first purchase's id, {@code last} the last one's: all between them were in the race */
    OrderBooks(OrderFixture fixture, long first, long last) {
        this.fixture = fixture;
        this.first = first;
        this.last = last;
    }

    /** @param sql counts what must not be; its first two parameters are the first and the last purchase */
    void none(String what, String sql) throws SQLException {
        assertEquals(BigDecimal.ZERO, fixture.number(sql, first, last).stripTrailingZeros(), what);
    }

    /** Increments, lines, orders, gates and freezes say the same. */
    void balance() throws SQLException {
        none("an increment without a number", "SELECT COUNT(*) FROM order_increment WHERE purchase_id BETWEEN ? AND ? AND change_no IS NULL");
        none("a line that is not the sum of its increments", "SELECT COUNT(*) FROM (SELECT l.id FROM order_line l "
                + "LEFT JOIN order_increment i ON i.line_id = l.id WHERE l.purchase_id BETWEEN ? AND ? "
                + "GROUP BY l.id, l.quantity HAVING l.quantity <> COALESCE(SUM(i.delta), 0)) t");
        none("a sum that is not price × quantity", "SELECT COUNT(*) FROM order_line WHERE purchase_id BETWEEN ? AND ? "
                + "AND sum <> ROUND(price * quantity, 2)");
        none("a line whose last revision says something else", "SELECT COUNT(*) FROM order_line l LEFT JOIN order_line_revision r "
                + "ON r.line_id = l.id AND r.version = l.version WHERE l.purchase_id BETWEEN ? AND ? "
                + "AND (r.line_id IS NULL OR r.price <> l.price OR r.quantity <> l.quantity)");
        none("an order whose sum or number of lines is not that of its lines", "SELECT COUNT(*) FROM participation p LEFT JOIN (SELECT participation_id, "
                + "SUM(sum) goods, SUM(quantity > 0) n FROM order_line GROUP BY participation_id) l ON l.participation_id = p.id "
                + "WHERE p.purchase_id BETWEEN ? AND ? AND (p.goods <> COALESCE(l.goods, 0) OR p.order_lines <> COALESCE(l.n, 0) "
                + "OR p.pseudonym_no IS NULL OR p.post_id IS NULL)");
        none("two participations of one member", "SELECT COUNT(*) FROM (SELECT 1 FROM participation WHERE purchase_id BETWEEN ? AND ? "
                + "GROUP BY purchase_id, member_id HAVING COUNT(*) > 1) t");
        none("a gate whose sums are not those of the lines", "SELECT COUNT(*) FROM purchase_gate g LEFT JOIN (SELECT purchase_id, "
                + "SUM(sum) goods, SUM(quantity) quantity, SUM(weight) weight, COUNT(DISTINCT participation_id) participants FROM order_line "
                + "WHERE quantity > 0 GROUP BY purchase_id) l ON l.purchase_id = g.purchase_id WHERE g.purchase_id BETWEEN ? AND ? "
                + "AND (g.goods <> COALESCE(l.goods, 0) OR g.quantity <> COALESCE(l.quantity, 0) OR g.weight <> COALESCE(l.weight, 0) "
                + "OR g.participants <> COALESCE(l.participants, 0))");
        none("a variant's gate that is not the sum of its lines, or above the stock", "SELECT COUNT(*) FROM variant_gate v LEFT JOIN (SELECT variant_id, "
                + "SUM(quantity) quantity FROM order_line GROUP BY variant_id) l ON l.variant_id = v.variant_id "
                + "WHERE v.purchase_id BETWEEN ? AND ? AND (v.ordered <> COALESCE(l.quantity, 0) OR v.ordered > v.stock)");
        none("a stopped purchase that is not frozen as its gate says", "SELECT COUNT(*) FROM purchase_gate g LEFT JOIN purchase_freeze f "
                + "ON f.purchase_id = g.purchase_id WHERE g.purchase_id BETWEEN ? AND ? AND g.stage = 'STOPPED' "
                + "AND (f.goods IS NULL OR f.goods <> g.goods OR f.participants <> g.participants)");
    }
}
