package org.artel.bench.inside;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.artel.forum.Markdown;

/**
 * The yardstick of orders and replies: the statements that the services send, in their order and in one transaction, but prepared
 * by hand, without entities, rules or events. One connection, one client.
 */
final class BareJdbc implements AutoCloseable {

    private static final BigDecimal PRICE = new BigDecimal("12.50");
    private static final BigDecimal WEIGHT = new BigDecimal("0.25");
    private static final int BLOCK = 500;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    /** Name of a sequence → next number, last number of the block. */
    private final Map<String, long[]> blocks = new HashMap<>();
    private final DataSource database;

    BareJdbc(DataSource database) throws SQLException {
        this.database = database;
        this.connection = database.getConnection();
        connection.setAutoCommit(false);
    }

    /** The first order of a member in a purchase ({@code round} 0), or one unit more of the same line. */
    void order(long member, long purchase, long topic, long variant, int round) throws SQLException {
        Timestamp now = now();
        read("SELECT * FROM member WHERE id = ?", member);
        read("SELECT * FROM purchase WHERE id = ?", purchase);
        read("SELECT COALESCE(SUM(revision), 0) FROM section");
        long participation = 0;
        long line = 0;
        if (run("UPDATE participation SET changed_at = ? WHERE purchase_id = ? AND member_id = ?", now, purchase, member) > 0) {
            participation = read("SELECT p.* FROM participation p WHERE purchase_id = ? AND member_id = ?", purchase, member);
            line = read("SELECT l.* FROM order_line l WHERE participation_id = ?", participation);
            read("SELECT line_id, variant_id FROM order_line_wish WHERE line_id IN (?) ORDER BY line_id, position", line);
        }
        read("SELECT v.* FROM lot_variant v WHERE id IN (?)", variant);
        long lot = read("SELECT l.id FROM lot l JOIN lot_variant v ON v.lot_id = l.id WHERE v.id = ?", variant);
        read("SELECT * FROM topic WHERE id = ?", topic);
        BigDecimal quantity = BigDecimal.valueOf(round + 1L);
        BigDecimal sum = PRICE.multiply(quantity);
        if (participation == 0) {
            participation = id("participation");
            line = id("order_line");
            run("INSERT INTO participation (id, purchase_id, member_id, anonymous, payment_reference, comment, goods, order_lines, created_at, "
                    + "changed_at, change_no) VALUES (?, ?, ?, FALSE, ?, '', ?, 1, ?, ?, 0)", participation, purchase, member,
                    "J" + participation, sum, now, now);
            run("INSERT INTO order_line (id, participation_id, purchase_id, lot_id, lot_revision, variant_id, quantity, tolerance, replacement, "
                    + "comment, price, sum, weight, version, changed_at) VALUES (?, ?, ?, ?, 1, ?, ?, 0, 'ANY', '', ?, ?, ?, 1, ?)",
                    line, participation, purchase, lot, variant, quantity, PRICE, sum, WEIGHT, now);
        } else {
            run("UPDATE order_line SET quantity = ?, sum = ?, weight = ?, version = ?, changed_at = ? WHERE id = ?", quantity, sum,
                    WEIGHT.multiply(quantity), round + 1, now, line);
            run("UPDATE participation SET goods = ?, changed_at = ? WHERE id = ?", sum, now, participation);
        }
        long increment = id("order_increment");
        run("INSERT INTO order_increment (id, line_id, participation_id, purchase_id, variant_id, delta, tolerance, why, member_id, made_at) "
                + "VALUES (?, ?, ?, ?, ?, 1, 0, ?, ?, ?)", increment, line, participation, purchase, variant, round == 0 ? "ORDERED" : "CHANGED",
                member, now);
        run("INSERT INTO order_line_revision (line_id, version, quantity, tolerance, replacement, wishes, comment, price, changed_at, changed_by) "
                + "VALUES (?, ?, ?, 0, 'ANY', '', '', ?, ?, ?)", line, round + 1, quantity, PRICE, now, member);
        run("INSERT INTO notice (id, member_id, kind, arguments, purchase_id, link, created_at) VALUES (?, ?, 'ORDER_CHANGED', ?, ?, ?, ?)",
                id("notice"), member, "[\"Purchase\",\"12.50\",\"25.00\"]", purchase, "/thread/" + topic, now);
        run("UPDATE variant_gate SET ordered = ordered + ? WHERE variant_id = ? AND (stock IS NULL OR ordered + ? <= stock)", BigDecimal.ONE,
                variant, BigDecimal.ONE);
        read("SELECT id, revision FROM lot WHERE id IN (?)", lot);
        if (round == 0) {
            long post = id("post");
            run("INSERT INTO post (id, topic_id, number, kind, author_id, created_at, edits, subject_id) VALUES (?, ?, ?, 'ORDER', ?, ?, 0, ?)",
                    post, topic, -(int) post, member, now, participation);
            changed("post", post);
            run("UPDATE topic_counter SET posts = posts + 1, change_no = change_no + 1, last_post_id = ?, last_post_at = ? WHERE topic_id = ?",
                    post, now, topic);
            long number = read("SELECT posts FROM topic_counter WHERE topic_id = ?", topic);
            run("UPDATE post SET number = ? WHERE id = ?", number, post);
        } else {
            changed("post", participation);
            run("UPDATE topic_counter SET change_no = change_no + 1 WHERE topic_id = ?", topic);
        }
        run("UPDATE purchase_gate SET change_no = change_no + 1, pseudonyms = pseudonyms + ?, participants = participants + ?, goods = goods + ?, "
                + "quantity = quantity + ?, weight = weight + ? WHERE purchase_id = ? AND stage = 'OPEN' AND (stop_at IS NULL OR stop_at > ?)",
                round == 0 ? 1 : 0, round == 0 ? 1 : 0, PRICE, BigDecimal.ONE, WEIGHT, purchase, now);
        long change = read("SELECT change_no, pseudonyms FROM purchase_gate WHERE purchase_id = ?", purchase);
        run("UPDATE participation SET change_no = ? WHERE id = ?", change, participation);
        run("UPDATE order_increment SET change_no = ? WHERE id = ?", change, increment);
        connection.commit();
        // after the commit the service looks whether a target is reached
        read("SELECT * FROM purchase WHERE id = ?", purchase);
        connection.commit();
    }

    void post(long member, long topic, String text) throws SQLException {
        Timestamp now = now();
        read("SELECT * FROM member WHERE id = ?", member);
        read("SELECT * FROM topic WHERE id = ?", topic);
        read("SELECT COALESCE(SUM(revision), 0) FROM section");
        run("INSERT INTO rate_limit (kind, subject, window_start, hits) VALUES ('bench', ?, ?, 1) ON DUPLICATE KEY UPDATE hits = hits + 1",
                String.format("%064d", member), now);
        read("SELECT hits FROM rate_limit WHERE kind = 'bench' AND subject = ?", String.format("%064d", member));
        run("DELETE FROM draft WHERE member_id = ? AND place = ?", member, "topic:" + topic);
        long post = id("post");
        run("INSERT INTO post (id, topic_id, number, kind, author_id, created_at, edits, markdown, html) VALUES (?, ?, ?, 'TEXT', ?, ?, 0, ?, ?)",
                post, topic, -(int) post, member, now, text, Markdown.html(text));
        changed("post", post);
        run("UPDATE topic_counter SET posts = posts + 1, change_no = change_no + 1, last_post_id = ?, last_post_at = ?, last_author_id = ? "
                + "WHERE topic_id = ?", post, now, member, topic);
        long number = read("SELECT posts FROM topic_counter WHERE topic_id = ?", topic);
        run("UPDATE post SET number = ? WHERE id = ?", number, post);
        connection.commit();
    }

    private void changed(String entity, long id) throws SQLException {
        run("INSERT INTO change_log (entity, entity_id) VALUES (?, ?)", entity, id);
    }

    /** The first column of the first row (the driver fetches all of them). 0 when there is none or it is no number. */
    private long read(String sql, Object... values) throws SQLException {
        try (var rows = filled(sql, values).executeQuery()) {
            long first = rows.next() ? rows.getLong(1) : 0;
            return first;
        }
    }

    private int run(String sql, Object... values) throws SQLException {
        return filled(sql, values).executeUpdate();
    }

    private PreparedStatement filled(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** In blocks, on a connection of its own, as the portal takes them. */
    private long id(String name) throws SQLException {
        long[] block = blocks.computeIfAbsent(name, key -> new long[] {1, 0});
        if (block[0] > block[1]) {
            try (var own = database.getConnection();
                    var update = own.prepareStatement("UPDATE id_sequence SET last_number = last_number + ? WHERE name = ?");
                    var select = own.prepareStatement("SELECT last_number FROM id_sequence WHERE name = ?")) {
                own.setAutoCommit(false);
                update.setInt(1, BLOCK);
                update.setString(2, name);
                update.executeUpdate();
                select.setString(1, name);
                try (var row = select.executeQuery()) {
                    row.next();
                    block[1] = row.getLong(1);
                    block[0] = block[1] - BLOCK + 1;
                }
                own.commit();
                own.setAutoCommit(true);
            }
        }
        return block[0]++;
    }

    private static Timestamp now() {
        return Timestamp.from(Clock.systemUTC().instant());
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }
}
