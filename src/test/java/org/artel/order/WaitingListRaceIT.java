package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.artel.common.ArtelDataSource;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Person;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.SecondServer;
import org.artel.testing.TestServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * Members order, reduce, wait and give up waiting on two servers, whose jobs both move the queues up, until the Stop: nothing is
 * oversold, nobody is overtaken, nobody waits for what is free, and after the Stop nobody waits.
 */
@ArquillianTest
@RunAsClient
class WaitingListRaceIT {

    private static final int PURCHASES = 12;
    private static final int PARTICIPANTS = 6;
    private static final int STEPS = Integer.getInteger("race.waitingListSteps", 40);
    private static final int STOCK = 3;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final ApiCalls api = new ApiCalls();
    private final List<Open> purchases;
    private final List<Long> variants = new ArrayList<>();
    private final Person organizer = fixture.organizer();

    WaitingListRaceIT() throws SQLException {
        purchases = fixture.openPurchases(fixture.section(), organizer.id(), null, PURCHASES);
        for (Open purchase : purchases) {
            variants.add(fixture.lot(purchase.id(), "3.10", 1, Special.stock(STOCK)).get(0));
        }
    }

    @Test
    void queuesMoveUpInOrderAndNothingIsOversold() throws Exception {
        List<URI> servers = List.of(TestServer.url(), SecondServer.url());
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (Person participant : fixture.members(PARTICIPANTS)) {
                for (URI server : servers) {
                    all.add(() -> act(server, participant));
                }
            }
            for (Future<Void> device : threads.invokeAll(all)) {
                device.get();
            }
        } finally {
            threads.shutdownNow();
        }
        until("SELECT COUNT(*) FROM variant_gate WHERE held AND purchase_id BETWEEN ? AND ?");
        OrderBooks books = new OrderBooks(fixture, first(), last());
        books.none("somebody waits for what is free", "SELECT COUNT(*) FROM variant_gate WHERE purchase_id BETWEEN ? AND ? AND waiting > 0 AND ordered < stock");
        books.none("a queue that is not as long as its gate says", "SELECT COUNT(*) FROM variant_gate g LEFT JOIN (SELECT variant_id, COUNT(*) n "
                + "FROM waiting_place WHERE waiting GROUP BY variant_id) w ON w.variant_id = g.variant_id "
                + "WHERE g.purchase_id BETWEEN ? AND ? AND g.waiting <> COALESCE(w.n, 0)");
        assertTrue(count("SELECT COUNT(*) FROM variant_gate WHERE purchase_id BETWEEN ? AND ? AND waiting > 0") > 0, "somebody still waits");
        for (Open purchase : purchases) {
            assertEquals(200, api.post(servers.get(0), "purchases/" + purchase.id() + "/stop", organizer.token(), "{}").statusCode());
        }
        until("SELECT COUNT(*) FROM waiting_place WHERE waiting AND purchase_id BETWEEN ? AND ?");
        String served = "SELECT w.*, (SELECT MIN(i.change_no) FROM order_increment i WHERE i.variant_id = w.variant_id AND i.member_id = w.member_id "
                + "AND i.why = 'WAITING_LIST' AND i.change_no > w.place_no) served FROM waiting_place w WHERE w.purchase_id BETWEEN ? AND ?";
        assertTrue(count("SELECT COUNT(*) FROM waiting_place WHERE purchase_id BETWEEN ? AND ? AND outcome = 'MOVED_UP'") > PURCHASES, "enough moved up");
        first(served, "SELECT COUNT(*) FROM a JOIN b ON b.variant_id = a.variant_id AND b.place_no > a.place_no AND b.outcome = 'MOVED_UP' "
                + "AND (a.outcome = 'MOVED_UP' AND a.served > b.served OR a.outcome = 'STOPPED')");
        books.none("a place that moved up twice, or never", "SELECT ABS(COALESCE((SELECT SUM(delta) FROM order_increment WHERE why = 'WAITING_LIST' AND purchase_id "
                + "BETWEEN ? AND ?), 0) - (SELECT COUNT(*) FROM waiting_place WHERE outcome = 'MOVED_UP' AND purchase_id BETWEEN " + first() + " AND " + last() + "))");
        books.balance();
    }

    /** Nobody who waited longer was passed over: everybody waits for one unit, so whatever is free is enough. */
    private void first(String served, String overtaken) throws SQLException {
        assertEquals(BigDecimal.ZERO, fixture.number("WITH a AS (" + served + "), b AS (" + served + ") " + overtaken, first(), last(), first(), last())
                .stripTrailingZeros(), "overtaken in the queue");
    }

    private Void act(URI server, Person participant) throws Exception {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int step = 0; step < STEPS; step++) {
            int which = random.nextInt(PURCHASES);
            String path = "purchases/" + purchases.get(which).id();
            long variant = variants.get(which);
            int status = switch (random.nextInt(4)) {
                case 0 -> api.post(server, path + "/waiting-list", participant.token(), "{\"variantId\":" + variant + ",\"quantity\":\"1\"}").statusCode();
                case 1 -> random.nextInt(3) == 0 ? api.delete(server, path + "/waiting-list/" + variant, participant.token()).statusCode() : 200;
                default -> order(server, path + "/order", participant, variant, random.nextInt(3));
            };
            assertTrue(status < 500, "status " + status);
        }
        return null;
    }

    private int order(URI server, String path, Person participant, long variant, int units) throws Exception {
        var current = api.get(server, path, participant.token());
        String version = current.statusCode() == 200 ? current.headers().firstValue("ETag").orElseThrow() : "0";
        return api.put(server, path, participant.token(), version, "{\"lines\":[{\"variantId\":" + variant + ",\"quantity\":\"" + units + "\"}]}").statusCode();
    }

    /** Waits for the servers' jobs. */
    private void until(String none) throws SQLException {
        while (count(none) > 0) {
            Thread.onSpinWait();
        }
    }

    private long first() {
        return purchases.get(0).id();
    }

    private long last() {
        return purchases.get(PURCHASES - 1).id();
    }

    private long count(String sql) throws SQLException {
        return fixture.number(sql, first(), last()).longValue();
    }
}
