package org.artel.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Rows for search tests, written as the features write them: the row and its change in one transaction. */
final class Shelf {

    /** Far above the ids that the portal gives in a test run. */
    private static final AtomicLong IDS = new AtomicLong(50_000_000L + (System.nanoTime() & 0xFFFF) * 1000);

    private final DataSource database;
    final long member;
    final long city;

    Shelf(DataSource database) throws SQLException {
        this.database = database;
        member = id();
        city = id();
        Timestamp now = Timestamp.from(Instant.parse("2020-05-01T10:00:00Z"));
        String unique = UUID.randomUUID().toString();
        run("INSERT INTO city (id, name, time_zone, position) VALUES (?, ?, 'Europe/Riga', 99)", city, unique);
        run("INSERT INTO member (id, email, email_key, nickname, nickname_key, password_hash, city_id, language, organizer, trusted,"
                + " moderator, administrator, age_confirmed_at, rules_accepted_at, created_at, credentials_no, version)"
                + " VALUES (?, ?, ?, ?, ?, '', ?, 'en', TRUE, FALSE, FALSE, FALSE, ?, ?, ?, 0, 0)",
                member, unique, unique, unique.substring(0, 30), unique, city, now, now, now);
    }

    static long id() {
        return IDS.incrementAndGet();
    }

    /** A word that no other test uses. */
    static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "").replaceAll("[0-9]", "q");
    }

    long section(Integer ageLimit) throws SQLException {
        return section(ageLimit, "EVERYONE");
    }

    long section(Integer ageLimit, String supplierVisible) throws SQLException {
        long id = id();
        run("INSERT INTO section (id, city_id, name, description, position, age_limit, purchases, supplier_visible, revision)"
                + " VALUES (?, ?, 'Shelf', '', 99, ?, TRUE, ?, 1)", id, city, ageLimit, supplierVisible);
        return id;
    }

    long talk(long section, String title) throws SQLException {
        return topic(section, "TALK", title, true);
    }

    long topic(long section, String kind, String title, boolean listed) throws SQLException {
        long id = id();
        Timestamp now = Timestamp.from(Instant.parse("2021-06-01T10:00:00Z"));
        changing("topic", id, "INSERT INTO topic (id, section_id, kind, title, author_id, created_at, listed, pinned, version)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, FALSE, 1)", id, section, kind, title, member, now, listed);
        return id;
    }

    long post(long topic, int number, String text) throws SQLException {
        return post(topic, number, "TEXT", text);
    }

    long post(long topic, int number, String kind, String text) throws SQLException {
        long id = id();
        changing("post", id, POST, postOf(id, topic, number, kind, text));
        return id;
    }

    static final String POST = "INSERT INTO post (id, topic_id, number, kind, author_id, created_at, edits, markdown, html)"
            + " VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)";

    Object[] postOf(long id, long topic, int number, String kind, String text) {
        return new Object[] {id, topic, number, kind, member, Timestamp.from(Instant.parse("2022-07-01T10:00:00Z")), text,
            "<p>" + text + "</p>"};
    }

    long supplier(String name) throws SQLException {
        long id = id();
        changing("supplier", id, "INSERT INTO supplier (id, name, name_key, description, created_by, created_at, version)"
                + " VALUES (?, ?, ?, 'Makes things', ?, ?, 0)", id, name, name, member, Timestamp.from(Instant.parse("2019-01-01T00:00:00Z")));
        return id;
    }

    long purchase(long section, long topic, String stage, String conditions, Long supplier, String supplierVisible) throws SQLException {
        long id = id();
        changing("purchase", id, "INSERT INTO purchase (id, topic_id, section_id, organizer_id, supplier_id, stage, created_at,"
                + " announced_at, freeze_version, conditions, conditions_html, payment_mode, percent, percent_base, minimum_all,"
                + " below_minimum, extended_times, grace_days, replacement_policy, shortage_rule, currency, rate, prices_visible,"
                + " roll_visible, supplier_visible, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 'PREPAYMENT', 10, 'GOODS', FALSE,"
                + " 'STOP', 0, 0, 'NONE', 'BY_HAND', 'EUR', 1, 'EVERYONE', 'EVERYONE', ?, 0)", id, topic, section, member, supplier,
                stage, Timestamp.from(Instant.parse("2023-03-01T10:00:00Z")), Timestamp.from(Instant.parse("2023-03-02T10:00:00Z")),
                conditions, "<p>" + conditions + "</p>", supplierVisible);
        changing("purchase", id, "INSERT INTO purchase_gate (purchase_id, stage, change_no, pseudonyms, participants, goods, quantity,"
                + " weight) VALUES (?, ?, 0, 0, 0, 0, 0, 0)", id, stage);
        return id;
    }

    long lot(long purchase, String article, String name) throws SQLException {
        long id = id();
        changing("lot", id, LOT, id, purchase, article, name);
        return id;
    }

    private static final String LOT = "INSERT INTO lot (id, purchase_id, position, revision, article, name, description, producer, category, unit, step,"
            + " sold_by_row, listed_price, listed_net, price) VALUES (?, ?, 1, 1, ?, ?, '', '', 'Goods', 'pc', 1, FALSE, 1, FALSE, 1)";

    /** As an import writes them: one change for all. */
    List<Long> lots(long purchase, int count) throws SQLException {
        var ids = new ArrayList<Long>();
        try (Connection connection = database.getConnection(); PreparedStatement lot = connection.prepareStatement(LOT)) {
            connection.setAutoCommit(false);
            change(connection, "lots", purchase);
            for (int i = 0; i < count; i++) {
                ids.add(id());
                fill(lot, ids.get(i), purchase, "A-" + i, "Lot " + i);
                lot.addBatch();
            }
            lot.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        }
        return ids;
    }

    void run(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            statement.executeUpdate();
        }
    }

    /** What the features do: the change is logged in the same transaction. */
    void changing(String entity, long id, String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            change(connection, entity, id);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                fill(statement, values);
                statement.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    static void change(Connection connection, String entity, long id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO change_log (entity, entity_id) VALUES ('" + entity + "', " + id + ")");
        }
    }

    static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
