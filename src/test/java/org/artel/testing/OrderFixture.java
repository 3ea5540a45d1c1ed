package org.artel.testing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.artel.account.NicknameKey;
import org.artel.common.Hash;

/**
 * Open purchases with members who may order in them, written by JDBC: for tests that are about orders and need hundreds of
 * purchases in a second. Usable inside the server and outside it; everything is new each time.
 */
public final class OrderFixture {

    private final DataSource database;

    public OrderFixture(DataSource database) {
        this.database = database;
    }

    /** A member and the token that opens the API for it. */
    public record Person(long id, String token) {
    }

    /** An open purchase with its thread. */
    public record Open(long id, long topicId) {
    }

    /** What a lot is beyond the plain one that {@link #lot} makes; null: nothing special. */
    public record Special(BigDecimal stock, BigDecimal personMaximum, BigDecimal packSize, BigDecimal step, BigDecimal minimum,
            int rowQuantity) {

        public static final Special NONE = new Special(null, null, null, BigDecimal.ONE, null, 0);

        public static Special stock(long stock) {
            return new Special(BigDecimal.valueOf(stock), null, null, BigDecimal.ONE, null, 0);
        }

        public Special personMaximum(long maximum) {
            return new Special(stock, BigDecimal.valueOf(maximum), packSize, step, minimum, rowQuantity);
        }
    }

    public long section() throws SQLException {
        try (Connection connection = database.getConnection()) {
            long city = ids(connection, "city", 1);
            run(connection, "INSERT INTO city (id, name, time_zone, position) VALUES (?, ?, 'Europe/Berlin', 1)", city, "City " + UUID.randomUUID());
            long id = ids(connection, "section", 1);
            run(connection, "INSERT INTO section (id, city_id, name, description, position, purchases, revision) "
                    + "VALUES (?, ?, ?, '', 1, TRUE, 1)", id, city, "Section " + id);
            return id;
        }
    }

    /** Members with roles of nothing but members. */
    public List<Person> members(int count) throws SQLException {
        List<Person> members = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            long city = ids(connection, "city", 1);
            run(connection, "INSERT INTO city (id, name, time_zone, position) VALUES (?, ?, 'Europe/Berlin', 1)", city, "City " + UUID.randomUUID());
            long first = ids(connection, "member", count);
            long firstToken = ids(connection, "access_token", count);
            Timestamp now = now();
            for (int i = 0; i < count; i++) {
                String key = UUID.randomUUID().toString();
                run(connection, "INSERT INTO member (id, email, email_key, nickname, nickname_key, password_hash, city_id, language, "
                                + "organizer, trusted, moderator, administrator, rules_accepted_at, created_at, credentials_no, version) "
                                + "VALUES (?, ?, ?, ?, ?, '', ?, 'en', FALSE, FALSE, FALSE, FALSE, ?, ?, 1, 1)",
                        first + i, key + "@example.org", key + "@example.org", "m" + key.substring(0, 20), key, city, now, now);
                run(connection, "INSERT INTO access_token (id, member_id, name, token_hash, created_at) VALUES (?, ?, 'test', ?, ?)",
                        firstToken + i, first + i, Hash.of(key), now);
                members.add(new Person(first + i, key));
            }
        }
        return members;
    }

    /** A member with the organizer's mark. */
    public Person organizer() throws SQLException {
        Person person = members(1).get(0);
        try (Connection connection = database.getConnection()) {
            run(connection, "UPDATE member SET organizer = TRUE, trusted = TRUE WHERE id = ?", person.id());
        }
        return person;
    }

    /** Gives the member a nickname by which others find him. @return the nickname */
    public String findable(long memberId) throws SQLException {
        String nickname = "Boris " + UUID.randomUUID().toString().replaceAll("[^a-f]", "k").substring(0, 20) + memberId;
        change("UPDATE member SET nickname = ?, nickname_key = ? WHERE id = ?", nickname, NicknameKey.of(nickname), memberId);
        return nickname;
    }

    /** @param stopAt null: open until somebody stops it */
    public Open openPurchase(long sectionId, long organizerId, Instant stopAt) throws SQLException {
        return openPurchases(sectionId, organizerId, stopAt, 1).get(0);
    }

    public List<Open> openPurchases(long sectionId, long organizerId, Instant stopAt, int count) throws SQLException {
        List<Open> open = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long topic = ids(connection, "topic", count);
            long purchase = ids(connection, "purchase", count);
            Timestamp now = now();
            Timestamp stop = stopAt == null ? null : Timestamp.from(stopAt);
            for (int i = 0; i < count; i++) {
                run(connection, "INSERT INTO topic (id, section_id, kind, title, author_id, created_at, listed, pinned, version) "
                        + "VALUES (?, ?, 'PURCHASE', ?, ?, ?, TRUE, FALSE, 1)", topic + i, sectionId, "Purchase " + (purchase + i), organizerId, now);
                run(connection, "INSERT INTO topic_counter (topic_id, section_id, posts, change_no, last_post_at) VALUES (?, ?, 0, 0, ?)",
                        topic + i, sectionId, now);
                run(connection, "INSERT INTO purchase (id, topic_id, section_id, organizer_id, stage, created_at, announced_at, opened_at, "
                                + "freeze_version, conditions, conditions_html, payment_mode, percent, percent_base, minimum_all, below_minimum, "
                                + "extended_times, stop_at, grace_days, replacement_policy, shortage_rule, currency, rate, prices_visible, "
                                + "roll_visible, supplier_visible, version) VALUES (?, ?, ?, ?, 'OPEN', ?, ?, ?, 0, '', '', 'PREPAYMENT', 10, "
                                + "'GOODS', FALSE, 'STOP', 0, ?, 0, 'ANY', 'FIRST_COME', 'EUR', 1, 'EVERYONE', 'EVERYONE', 'EVERYONE', 1)",
                        purchase + i, topic + i, sectionId, organizerId, now, now, now, stop);
                run(connection, "INSERT INTO purchase_gate (purchase_id, stage, stop_at, change_no, pseudonyms, participants, goods, quantity, "
                        + "weight) VALUES (?, 'OPEN', ?, 0, 0, 0, 0, 0, 0)", purchase + i, stop);
                open.add(new Open(purchase + i, topic + i));
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        return open;
    }

    /** A lot with so many variants. @return the variants' ids */
    public List<Long> lot(long purchaseId, String price, int variants, Special special) throws SQLException {
        try (Connection connection = database.getConnection()) {
            long lot = ids(connection, "lot", 1);
            long first = ids(connection, "lot_variant", variants);
            run(connection, "INSERT INTO lot (id, purchase_id, position, revision, article, name, description, producer, category, unit, step, "
                            + "minimum, person_maximum, pack_size, sold_by_row, weight, listed_price, listed_net, price) "
                            + "VALUES (?, ?, ?, 1, ?, ?, '', '', '', 'pcs', ?, ?, ?, ?, ?, 0.25, ?, FALSE, ?)",
                    lot, purchaseId, lot % 100_000, "A-" + lot, "Lot " + lot, special.step(), special.minimum(), special.personMaximum(),
                    special.packSize(), special.rowQuantity() > 0, new BigDecimal(price), new BigDecimal(price));
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < variants; i++) {
                run(connection, "INSERT INTO lot_variant (id, lot_id, purchase_id, position, article, label, size, colour, row_quantity) "
                                + "VALUES (?, ?, ?, ?, '', '', ?, '', ?)",
                        first + i, lot, purchaseId, i + 1, variants == 1 ? "" : "S" + i, Math.max(1, special.rowQuantity()));
                run(connection, "INSERT INTO variant_gate (variant_id, lot_id, purchase_id, stock, ordered) VALUES (?, ?, ?, ?, 0)",
                        first + i, lot, purchaseId, special.stock());
                ids.add(first + i);
            }
            return ids;
        }
    }

    /** As if the purchase had changed its stages and issued its bills so many days earlier. */
    public void daysAgo(long purchaseId, int days) throws SQLException {
        change("UPDATE stage_change SET changed_at = DATE_SUB(changed_at, INTERVAL ? DAY) WHERE purchase_id = ?", days, purchaseId);
        change("UPDATE bill SET issued_at = DATE_SUB(issued_at, INTERVAL ? DAY) WHERE purchase_id = ?", days, purchaseId);
    }

    /** One number from the database: COUNT, SUM and the like; null as zero. */
    public BigDecimal number(String sql, Object... args) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, args);
            try (var rows = statement.executeQuery()) {
                rows.next();
                BigDecimal found = rows.getBigDecimal(1);
                return found == null ? BigDecimal.ZERO : found;
            }
        }
    }

    /** What is done with each row. */
    @FunctionalInterface
    public interface Row {
        void read(ResultSet row) throws SQLException;
    }

    public void each(String sql, Row row, Object... args) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, args);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }

    public void change(String sql, Object... args) throws SQLException {
        try (Connection connection = database.getConnection()) {
            run(connection, sql, args);
        }
    }

    /** From the same blocks that the portal takes its ids from. */
    private static long ids(Connection connection, String name, int count) throws SQLException {
        boolean own = connection.getAutoCommit();
        connection.setAutoCommit(false);
        run(connection, "UPDATE id_sequence SET last_number = last_number + ? WHERE name = ?", count, name);
        try (PreparedStatement statement = connection.prepareStatement("SELECT last_number FROM id_sequence WHERE name = ?")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                long last = rows.getLong(1);
                connection.commit();
                return last - count + 1;
            }
        } finally {
            connection.setAutoCommit(own);
        }
    }

    private static void run(Connection connection, String sql, Object... args) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, args);
            statement.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, Object... args) throws SQLException {
        for (int i = 0; i < args.length; i++) {
            statement.setObject(i + 1, args[i]);
        }
    }

    private static Timestamp now() {
        return Timestamp.from(Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
