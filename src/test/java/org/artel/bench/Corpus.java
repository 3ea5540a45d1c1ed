package org.artel.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.artel.forum.Markdown;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Person;
import org.artel.testing.OrderFixture.Special;

/**
 * 100,000 posts in 2,000 threads and as many in one more, and open purchases, written by batched JDBC before the server starts.
 *
 * @param threads    the first posts' threads, {@code posts / threads} posts each
 * @param longThread the thread that holds as many posts as all others together
 */
record Corpus(long section, List<Person> members, Person organizer, long threads, int threadCount, long longThread, Open hot, long hotVariant,
        List<Open> purchases, List<Long> variants) {

    /** Once in many threads and once more in a single one; fewer to try the benchmark itself. */
    static final int POSTS = Integer.getInteger("bench.posts", 100_000);
    static final int THREADS = POSTS / 50;
    private static final int MEMBERS = 600;
    private static final int PURCHASES = 100;
    private static final int BATCH = 1_000;

    static Corpus write(DataSource database) throws SQLException {
        var fixture = new OrderFixture(database);
        long section = fixture.section();
        List<Person> members = fixture.members(MEMBERS);
        Person organizer = fixture.organizer();
        // a portal with an administrator counts as set up
        fixture.change("UPDATE member SET administrator = TRUE WHERE id = ?", members.get(MEMBERS - 1).id());
        fixture.change("INSERT INTO portal_setting (name, value) VALUES ('currency', 'EUR')");
        long first;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            first = 1 + take(connection, "topic", THREADS + 1);
            long longThread = first + THREADS;
            threads(connection, section, members, first);
            posts(connection, members, first, longThread);
            connection.commit();
        }
        Open hot = fixture.openPurchase(section, organizer.id(), null);
        long hotVariant = fixture.lot(hot.id(), "12.50", 1, Special.NONE).get(0);
        List<Open> purchases = fixture.openPurchases(section, organizer.id(), null, PURCHASES);
        var variants = new ArrayList<Long>();
        for (Open purchase : purchases) {
            variants.add(fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0));
        }
        return new Corpus(section, members, organizer, first, THREADS, first + THREADS, hot, hotVariant, purchases, variants);
    }

    private static void threads(Connection connection, long section, List<Person> members, long first) throws SQLException {
        Timestamp now = moment(0);
        try (var topic = connection.prepareStatement("INSERT INTO topic (id, section_id, kind, title, author_id, created_at, listed, pinned, version) "
                + "VALUES (?, ?, 'TALK', ?, ?, ?, TRUE, FALSE, 1)");
                var counter = connection.prepareStatement("INSERT INTO topic_counter (topic_id, section_id, posts, change_no, last_post_at, "
                        + "last_author_id) VALUES (?, ?, ?, 1, ?, ?)")) {
            for (int i = 0; i <= THREADS; i++) {
                long author = members.get(i % members.size()).id();
                add(topic, first + i, section, "Talk " + i, author, now);
                add(counter, first + i, section, i == THREADS ? POSTS : POSTS / THREADS, now, author);
            }
            topic.executeBatch();
            counter.executeBatch();
        }
    }

    private static void posts(Connection connection, List<Person> members, long first, long longThread) throws SQLException {
        var words = new Words(1);
        long id = take(connection, "post", 2 * POSTS) + 1;
        try (var insert = connection.prepareStatement("INSERT INTO post (id, topic_id, number, kind, author_id, created_at, edits, markdown, html) "
                + "VALUES (?, ?, ?, 'TEXT', ?, ?, 0, ?, ?)")) {
            for (int i = 0; i < 2 * POSTS; i++) {
                boolean inLong = i >= POSTS;
                long thread = inLong ? longThread : first + i % THREADS;
                int number = inLong ? i - POSTS + 1 : i / THREADS + 1;
                String text = words.post(i % 2 == 1);
                add(insert, id + i, thread, number, members.get((int) (i * 31L % members.size())).id(), moment(i), text, Markdown.html(text));
                if (i % BATCH == BATCH - 1 || i == 2 * POSTS - 1) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        try (var last = connection.prepareStatement("UPDATE topic_counter c SET last_post_id = (SELECT MAX(id) FROM post p WHERE p.topic_id = c.topic_id)")) {
            last.executeUpdate();
        }
    }

    private static Timestamp moment(int second) {
        return Timestamp.from(Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS).minus(30, ChronoUnit.DAYS).plusSeconds(second));
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    /** The last number that was taken before. */
    private static long take(Connection connection, String name, int count) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE id_sequence SET last_number = last_number + ? WHERE name = ?");
                var read = connection.prepareStatement("SELECT last_number FROM id_sequence WHERE name = ?")) {
            update.setInt(1, count);
            update.setString(2, name);
            update.executeUpdate();
            read.setString(1, name);
            try (var row = read.executeQuery()) {
                row.next();
                connection.commit();
                return row.getLong(1) - count;
            }
        }
    }

    /** A price list of so many rows, as a supplier's CSV. */
    static byte[] priceList(int rows) {
        var csv = new StringBuilder("Article;Name;Category;Price;Unit\n");
        for (int i = 1; i <= rows; i++) {
            csv.append("B-").append(i).append(";Garden seeds no. ").append(i).append(";Seeds;")
                    .append(BigDecimal.valueOf(100 + i % 900, 2)).append(";pack\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
