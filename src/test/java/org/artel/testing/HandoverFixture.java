package org.artel.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.artel.common.ArtelDataSource;

/** A purchase with participants who ordered, made through the API and put into a later stage by JDBC: for tests of what comes after the Stop. */
public final class HandoverFixture {

    public final OrderFixture orders = new OrderFixture(new ArtelDataSource());
    public final Api organizer = Api.trustedOrganizer("organizer");
    public final List<Api> participants = new ArrayList<>();
    public final long purchase;
    public final long variant;
    public final long point;

    /** Each participant orders so many units at 12.50. */
    public HandoverFixture(int... units) throws SQLException {
        purchase = orders.openPurchase(orders.section(), organizer.memberId(), null).id();
        variant = orders.lot(purchase, "12.50", 1, OrderFixture.Special.NONE).get(0);
        point = addPoint("PICKUP", "Centre", 1);
        for (int quantity : units) {
            Api participant = Api.member("participant");
            participant.put(path("order"), "{\"lines\": [{\"variantId\": %d, \"quantity\": \"%d\"}]}".formatted(variant, quantity)).ok();
            participants.add(participant);
        }
    }

    public long addPoint(String way, String name, int position) throws SQLException {
        long id = 1_000_000_000L + purchase * 10 + position;
        orders.change("INSERT INTO pickup_point (id, purchase_id, name, address, fee, position, way) VALUES (?, ?, ?, '', 0, ?, ?)", id, purchase,
                name, position, way);
        return id;
    }

    public HandoverFixture stopped() {
        organizer.post(path("stop"), "{\"reason\": \"enough\"}").ok();
        return this;
    }

    /** As if the supplier had invoiced everything that was frozen. */
    public HandoverFixture invoiced() throws SQLException {
        orders.change("INSERT INTO allocation (id, purchase_id, participation_id, line_id, variant_id, article, variant_name, step, document, quantity, "
                + "tolerance, price, sum) SELECT -id, purchase_id, participation_id, line_id, variant_id, article, variant_name, 'INVOICED', 1, quantity, 0, "
                + "price, sum FROM allocation WHERE purchase_id = ? AND step = 'FROZEN'", purchase);
        document("INVOICED");
        orders.change("INSERT INTO invoice (id, purchase_id, number, invoiced_on, written_by, written_at, settled_no) "
                + "VALUES (?, ?, 'I-1', '2026-06-01', 1, '2026-06-01', 1)", -purchase, purchase);
        orders.change("INSERT INTO invoice_line (id, invoice_id, variant_id, quantity, total) SELECT -MIN(id), ?, variant_id, SUM(quantity), SUM(sum) "
                + "FROM allocation WHERE purchase_id = ? AND step = 'FROZEN' GROUP BY variant_id", -purchase, purchase);
        return this;
    }

    /** As if everything that was invoiced had come; handing over has begun. */
    public HandoverFixture received() throws SQLException {
        orders.change("INSERT INTO allocation (id, purchase_id, participation_id, line_id, variant_id, article, variant_name, step, document, quantity, "
                + "tolerance, price, sum) SELECT -id - 1000000000, purchase_id, participation_id, line_id, variant_id, article, variant_name, 'RECEIVED', 1, "
                + "quantity, 0, price, sum FROM allocation WHERE purchase_id = ? AND step = 'FROZEN'", purchase);
        document("RECEIVED");
        orders.change("INSERT INTO receipt (id, purchase_id, number, counted_by, counted_at, note) VALUES (?, ?, 1, 1, '2026-06-01', '')", -purchase, purchase);
        orders.change("INSERT INTO receipt_line (receipt_id, variant_id, instead_of, quantity) SELECT ?, variant_id, 0, SUM(quantity) FROM allocation "
                + "WHERE purchase_id = ? AND step = 'FROZEN' GROUP BY variant_id", -purchase, purchase);
        return at("HANDOVER");
    }

    private void document(String step) throws SQLException {
        orders.change("INSERT INTO allocation_document (purchase_id, step, document) VALUES (?, ?, 1)", purchase, step);
    }

    public HandoverFixture at(String stage) throws SQLException {
        orders.change("UPDATE purchase SET stage = ? WHERE id = ?", stage, purchase);
        orders.change("UPDATE purchase_gate SET stage = ? WHERE purchase_id = ?", stage, purchase);
        return this;
    }

    public String path(String below) {
        return "purchases/" + purchase + "/" + below;
    }

    public long participation(Api participant) throws SQLException {
        return number("SELECT id FROM participation WHERE purchase_id = ? AND member_id = ?", purchase, participant.memberId());
    }

    public long number(String sql, Object... args) throws SQLException {
        return orders.number(sql, args).longValue();
    }
}
