package org.artel.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.artel.common.InstantConverter;
import org.artel.common.Visibility;
import org.artel.purchase.Stage;

/**
 * What the database holds of what may be found, read in batches: by ids, or from an id on for a rebuild. Plain SQL, because a
 * document needs a few columns of several features at once. Only rows that everybody may find come back, but for
 * {@link #heads}, which says so of each.
 */
class Findable {

    /** Ids of one query; shorter lists are filled up with their last id, so that there is one statement of each to prepare. */
    static final int BATCH = 500;

    private static final String IN = String.join(",", Collections.nCopies(BATCH, "?"));

    /** @param html of the post; {@code stage} null in a talk */
    record PostRow(long id, long topicId, long sectionId, Stage stage, String html, Instant createdAt) {
    }

    /**
     * A talk, or a purchase with its thread.
     *
     * @param purchaseId null for a talk, and what follows is null too
     * @param findable announced, listed and not hidden
     * @param wished what a wish names besides its thread; null where there is no wish
     */
    record HeadRow(long topicId, long sectionId, String title, Instant date, boolean findable, Long purchaseId, Stage stage,
            String conditionsHtml, String organizer, String supplier, Visibility supplierVisible, String wished) {
    }

    record LotRow(long id, long purchaseId, long topicId, long sectionId, Stage stage, String article, String name,
            String description, String producer, String category, String variants, Instant date) {
    }

    record SupplierRow(long id, String name, String description, String site, Instant createdAt) {
    }

    record Change(String entity, long id) {
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static final String POSTS = """
            SELECT STRAIGHT_JOIN p.id, p.topic_id, p.html, p.created_at, t.section_id, u.stage
            FROM post p JOIN topic t ON t.id = p.topic_id LEFT JOIN purchase u ON u.topic_id = t.id
            WHERE p.kind IN ('TEXT', 'ANNOUNCEMENT') AND p.html IS NOT NULL AND p.hidden_at IS NULL
              AND t.listed AND t.hidden_at IS NULL AND (u.id IS NULL OR u.stage NOT IN ('DRAFT', 'REVIEW'))
            """;
    private static final String HEADS = """
            SELECT STRAIGHT_JOIN t.id, t.kind, t.section_id, t.title, t.created_at, t.listed, t.hidden_at, u.id AS purchase_id, u.stage,
              u.announced_at, u.conditions_html, u.supplier_visible, m.nickname, s.name AS supplier,
              CONCAT_WS(' ', w.amount, w.supplier) AS wished
            FROM topic t LEFT JOIN purchase u ON u.topic_id = t.id LEFT JOIN member m ON m.id = u.organizer_id
              LEFT JOIN supplier s ON s.id = u.supplier_id LEFT JOIN wish w ON w.topic_id = t.id
            WHERE\s""";
    // right after a large import the statistics still tell of small tables, and all variants would be read for each lot
    private static final String LOTS = """
            SELECT STRAIGHT_JOIN l.id, l.purchase_id, l.article, l.name, l.description, l.producer, l.category, u.stage, u.announced_at, u.created_at,
              t.id AS topic_id, t.section_id, (SELECT GROUP_CONCAT(CONCAT_WS(' ', v.article, v.size, v.colour) SEPARATOR ', ')
                FROM lot_variant v FORCE INDEX (lot_variant_lot) WHERE v.lot_id = l.id AND v.withdrawn_at IS NULL) AS variants
            FROM lot l FORCE INDEX (PRIMARY) JOIN purchase u ON u.id = l.purchase_id JOIN topic t ON t.id = u.topic_id
            WHERE l.withdrawn_at IS NULL AND t.listed AND t.hidden_at IS NULL AND u.stage NOT IN ('DRAFT', 'REVIEW')
            """;
    private static final String SUPPLIERS = "SELECT id, name, description, site, created_at FROM supplier WHERE ";

    private final DataSource database;

    Findable(DataSource database) {
        this.database = database;
    }

    /** What changed with the numbers above the first and up to the second. */
    List<Change> changes(long above, long upTo) {
        return rows("SELECT DISTINCT entity, entity_id FROM change_log WHERE seq > ? AND seq <= ?",
                row -> new Change(row.getString(1), row.getLong(2)), List.of(above, upTo));
    }

    /** The lowest number that is still kept; null if none is. */
    Long oldestChange() {
        List<Long> oldest = rows("SELECT seq FROM change_log WHERE seq IS NOT NULL ORDER BY seq LIMIT 1", row -> row.getLong(1),
                List.of());
        return oldest.isEmpty() ? null : oldest.get(0);
    }

    /** A name of this database, given once: an index knows by it whose it is. */
    String databaseName(String otherwise) {
        try (Connection connection = database.getConnection();
                PreparedStatement give = connection.prepareStatement(
                        "INSERT IGNORE INTO portal_setting (name, value) VALUES ('search.database', ?)")) {
            give.setString(1, otherwise);
            give.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows("SELECT value FROM portal_setting WHERE name = 'search.database'", row -> row.getString(1), List.of()).get(0);
    }

    List<PostRow> posts(Collection<Long> ids) {
        return byIds(POSTS + " AND p.id IN (" + IN + ")", Findable::post, ids);
    }

    List<PostRow> postsFrom(long above) {
        return rows(POSTS + " AND p.id > ? ORDER BY p.id LIMIT " + BATCH, Findable::post, List.of(above));
    }

    List<HeadRow> heads(Collection<Long> topicIds) {
        return byIds(HEADS + "t.id IN (" + IN + ")", Findable::head, topicIds);
    }

    List<HeadRow> headsFrom(long above) {
        return rows(HEADS + "t.id > ? ORDER BY t.id LIMIT " + BATCH, Findable::head, List.of(above));
    }

    List<LotRow> lots(Collection<Long> ids) {
        return byIds(LOTS + " AND l.id IN (" + IN + ")", Findable::lot, ids);
    }

    List<LotRow> lotsFrom(long above) {
        return rows(LOTS + " AND l.id > ? ORDER BY l.id LIMIT " + BATCH, Findable::lot, List.of(above));
    }

    List<SupplierRow> suppliers(Collection<Long> ids) {
        return byIds(SUPPLIERS + "id IN (" + IN + ")", Findable::supplier, ids);
    }

    List<SupplierRow> suppliersFrom(long above) {
        return rows(SUPPLIERS + "id > ? ORDER BY id LIMIT " + BATCH, Findable::supplier, List.of(above));
    }

    /** The threads of these purchases. */
    List<Long> topicsOfPurchases(Collection<Long> purchaseIds) {
        return byIds("SELECT topic_id FROM purchase WHERE id IN (" + IN + ")", row -> row.getLong(1), purchaseIds);
    }

    List<Long> topicsOfSuppliers(Collection<Long> supplierIds) {
        return byIds("SELECT topic_id FROM purchase WHERE supplier_id IN (" + IN + ")", row -> row.getLong(1), supplierIds);
    }

    List<Long> topicsOfOrganizers(Collection<Long> memberIds) {
        return byIds("SELECT topic_id FROM purchase WHERE organizer_id IN (" + IN + ")", row -> row.getLong(1), memberIds);
    }

    List<Long> topicsOfSections(Collection<Long> sectionIds) {
        return byIds("SELECT id FROM topic WHERE section_id IN (" + IN + ")", row -> row.getLong(1), sectionIds);
    }

    List<Long> postsOfTopic(long topicId) {
        return rows("SELECT id FROM post WHERE topic_id = ? AND kind IN ('TEXT', 'ANNOUNCEMENT')", row -> row.getLong(1), List.of(topicId));
    }

    List<Long> lotsOfPurchase(long purchaseId) {
        return rows("SELECT id FROM lot WHERE purchase_id = ?", row -> row.getLong(1), List.of(purchaseId));
    }

    private static PostRow post(ResultSet row) throws SQLException {
        return new PostRow(row.getLong("id"), row.getLong("topic_id"), row.getLong("section_id"), stage(row), row.getString("html"),
                moment(row, "created_at"));
    }

    private static HeadRow head(ResultSet row) throws SQLException {
        boolean purchase = row.getObject("purchase_id") != null;
        Stage stage = stage(row);
        boolean begun = purchase ? stage != Stage.DRAFT && stage != Stage.REVIEW : "TALK".equals(row.getString("kind"));
        Instant announced = moment(row, "announced_at");
        return new HeadRow(row.getLong("id"), row.getLong("section_id"), row.getString("title"),
                announced == null ? moment(row, "created_at") : announced,
                begun && row.getBoolean("listed") && row.getObject("hidden_at") == null,
                purchase ? row.getLong("purchase_id") : null, stage, row.getString("conditions_html"), row.getString("nickname"),
                row.getString("supplier"), purchase ? Visibility.valueOf(row.getString("supplier_visible")) : null,
                row.getString("wished"));
    }

    private static LotRow lot(ResultSet row) throws SQLException {
        Instant announced = moment(row, "announced_at");
        return new LotRow(row.getLong("id"), row.getLong("purchase_id"), row.getLong("topic_id"), row.getLong("section_id"), stage(row),
                row.getString("article"), row.getString("name"), row.getString("description"), row.getString("producer"), row.getString("category"),
                row.getString("variants"), announced == null ? moment(row, "created_at") : announced);
    }

    private static SupplierRow supplier(ResultSet row) throws SQLException {
        return new SupplierRow(row.getLong("id"), row.getString("name"), row.getString("description"), row.getString("site"),
                moment(row, "created_at"));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        String stage = row.getString("stage");
        return stage == null ? null : Stage.valueOf(stage);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return InstantConverter.moment(row.getTimestamp(column));
    }

    private <T> List<T> byIds(String sql, Row<T> reader, Collection<Long> ids) {
        var all = new ArrayList<T>();
        var list = List.copyOf(ids);
        for (int from = 0; from < list.size(); from += BATCH) {
            var some = new ArrayList<>(list.subList(from, Math.min(list.size(), from + BATCH)));
            while (some.size() < BATCH) {
                some.add(some.get(some.size() - 1));
            }
            all.addAll(rows(sql, reader, some));
        }
        return all;
    }

    private <T> List<T> rows(String sql, Row<T> reader, List<Long> parameters) {
        try (Connection connection = database.getConnection(); PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                query.setLong(i + 1, parameters.get(i));
            }
            var rows = new ArrayList<T>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.of(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
