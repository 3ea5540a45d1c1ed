package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.artel.common.ArtelDataSource;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.SecondServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * The timers of two servers come to the same purchases at the same moment. The longest due one is held until both wait at its gate;
 * from there they go side by side. That each act happened once is counted from the database.
 */
@ArquillianTest
@RunAsClient
class TimerRaceIT {

    private static final int EACH = 12;
    private static final Instant LONG_AGO = Instant.EPOCH.plusSeconds(86_400);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ArtelDataSource database = new ArtelDataSource();
    private final OrderFixture fixture = new OrderFixture(database);

    TimerRaceIT() throws SQLException {
    }

    @Test
    void eachActHappensOnceOnTwoServers() throws Exception {
        SecondServer.url();
        long organizer = fixture.organizer().id();
        long section = fixture.section();
        Instant tomorrow = Instant.now().plus(Duration.ofHours(30));
        List<Open> all = fixture.openPurchases(section, organizer, tomorrow, 4 * EACH);
        List<Open> stopping = all.subList(0, EACH);
        List<Open> extended = all.subList(EACH, 2 * EACH);
        List<Open> cancelled = all.subList(2 * EACH, 3 * EACH);
        List<Open> near = all.subList(3 * EACH, 4 * EACH);
        below(extended, "EXTEND");
        below(cancelled, "CANCEL");
        List<Open> due = new ArrayList<>(all.subList(0, 3 * EACH));
        try (Connection held = database.getConnection()) {
            held.setAutoCommit(false);
            try (var lock = held.prepareStatement("UPDATE purchase_gate SET stop_at = ? WHERE purchase_id = ?")) {
                lock.setTimestamp(1, Timestamp.from(LONG_AGO));
                lock.setLong(2, due.get(0).id());
                lock.executeUpdate();
            }
            // the first one is due longest of all that there are, so both come to it first
            due(due);
            fixture.change("UPDATE purchase SET stop_at = ? WHERE id BETWEEN ? AND ?", Timestamp.from(Instant.now().plus(Duration.ofHours(20))),
                    near.get(0).id(), near.get(EACH - 1).id());
            await(() -> fixture.number("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'").intValue() >= 2);
            held.commit();
        }
        await(() -> count("purchase", "stage = 'STOPPED'", stopping) == EACH && count("purchase", "extended_times = 1", extended) == EACH
                && count("purchase", "stage = 'CANCELLED'", cancelled) == EACH
                && fixture.number("SELECT COUNT(*) FROM timer_said WHERE purchase_id BETWEEN ? AND ?", near.get(0).id(), near.get(EACH - 1).id())
                        .intValue() == EACH);
        for (Open purchase : due) {
            assertEquals(1, fixture.number("SELECT COUNT(*) FROM stage_change WHERE purchase_id = ?", purchase.id()).intValue());
            assertEquals(1, fixture.number("SELECT COUNT(*) FROM post WHERE topic_id = ?", purchase.topicId()).intValue());
            assertEquals(1, fixture.number("SELECT posts FROM topic_counter WHERE topic_id = ?", purchase.topicId()).intValue());
            assertEquals(1, fixture.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ?", purchase.id()).intValue());
        }
        assertEquals(EACH, fixture.number("SELECT COUNT(*) FROM purchase_freeze WHERE purchase_id BETWEEN ? AND ?", stopping.get(0).id(),
                stopping.get(EACH - 1).id()).intValue());
        for (Open purchase : near) {
            assertEquals(1, fixture.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND kind = 'STOP_NEAR_YOURS'", purchase.id()).intValue());
        }
    }

    private void below(List<Open> purchases, String rule) throws SQLException {
        for (Open purchase : purchases) {
            fixture.change("UPDATE purchase SET minimum_sum = 1000, below_minimum = ?, extend_days = 3, extend_times = 2 WHERE id = ?",
                    rule, purchase.id());
        }
    }

    private void due(List<Open> purchases) throws SQLException {
        for (int i = purchases.size() - 1; i >= 0; i--) {
            Timestamp at = Timestamp.from(LONG_AGO.plusSeconds(i));
            fixture.change("UPDATE purchase SET stop_at = ? WHERE id = ?", at, purchases.get(i).id());
            if (i > 0) {
                fixture.change("UPDATE purchase_gate SET stop_at = ? WHERE purchase_id = ?", at, purchases.get(i).id());
            }
        }
    }

    private long count(String table, String which, List<Open> purchases) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM " + table + " WHERE " + which + " AND id BETWEEN ? AND ?", purchases.get(0).id(),
                purchases.get(purchases.size() - 1).id()).longValue();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, "the timers have not come");
            // innodb_trx stays as it is while it is asked more often than ten times a second
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
