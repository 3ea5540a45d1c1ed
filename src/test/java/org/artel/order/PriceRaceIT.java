package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
 * Prices are changed and applied while participants order on two servers and the Stop falls: every line stands at the last applied
 * price, every sum is the sum of its lines, and the freeze holds what the lines say.
 */
@ArquillianTest
@RunAsClient
class PriceRaceIT {

    private static final int ROUNDS = Integer.getInteger("race.priceRounds", 120);
    private static final int PARTICIPANTS = 2;
    private static final int STEPS = 3;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final ApiCalls api = new ApiCalls();

    PriceRaceIT() throws SQLException {
    }

    @Test
    void appliedPricesOrdersAndTheStopLeaveRightSums() throws Exception {
        List<URI> servers = List.of(TestServer.url(), SecondServer.url());
        List<Person> participants = fixture.members(PARTICIPANTS);
        Person organizer = fixture.organizer();
        List<Open> purchases = fixture.openPurchases(fixture.section(), organizer.id(), null, ROUNDS);
        ExecutorService threads = Executors.newCachedThreadPool();
        int applied = 0;
        int refused = 0;
        try {
            for (Open purchase : purchases) {
                long variant = fixture.lot(purchase.id(), "3.10", 1, Special.NONE).get(0);
                long lot = fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", variant).longValue();
                List<Callable<int[]>> all = new ArrayList<>();
                for (Person participant : participants) {
                    for (URI server : servers) {
                        all.add(() -> order(server, purchase.id(), participant, variant));
                    }
                }
                all.add(() -> reprice(servers.get(1), lot, organizer, variant));
                all.add(() -> stop(servers.get(0), purchase.id(), organizer));
                List<Future<int[]>> done = threads.invokeAll(all);
                for (Future<int[]> each : done) {
                    applied += each.get()[0];
                    refused += each.get()[1];
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(applied > ROUNDS / 2 && refused > ROUNDS / 10, applied + " prices applied and " + refused + " refused: enough to race");
        long first = purchases.get(0).id();
        long last = purchases.get(ROUNDS - 1).id();
        OrderBooks books = new OrderBooks(fixture, first, last);
        books.balance();
        books.none("a line at another price than the one applied", "SELECT COUNT(*) FROM order_line l JOIN lot t ON t.id = l.lot_id "
                + "WHERE l.purchase_id BETWEEN ? AND ? AND l.quantity > 0 AND l.price <> t.price");
    }

    private int[] order(URI server, long purchaseId, Person participant, long variant) throws Exception {
        String path = "purchases/" + purchaseId + "/order";
        for (int step = 0; step < STEPS; step++) {
            var current = api.get(server, path, participant.token());
            String version = current.statusCode() == 200 ? current.headers().firstValue("ETag").orElseThrow() : "0";
            var answer = api.put(server, path, participant.token(), version,
                    "{\"lines\":[{\"variantId\":" + variant + ",\"quantity\":\"" + ThreadLocalRandom.current().nextInt(6) + "\"}]}");
            assertTrue(answer.statusCode() != 500, answer.body());
        }
        return new int[2];
    }

    private int[] reprice(URI server, long lot, Person organizer, long variant) throws Exception {
        int[] counted = new int[2];
        for (int step = 0; step < STEPS; step++) {
            var answer = api.put(server, "lots/" + lot + "?applyToOrders=true", organizer.token(), "{\"name\":\"Lot\",\"unit\":\"pcs\",\"listedPrice\":\"3."
                    + ThreadLocalRandom.current().nextInt(11, 99) + "\",\"variants\":[{\"id\":" + variant + "}]}");
            assertTrue(answer.statusCode() == 200 || answer.statusCode() == 409, answer.body());
            counted[answer.statusCode() == 200 ? 0 : 1]++;
        }
        return counted;
    }

    private int[] stop(URI server, long purchaseId, Person organizer) throws Exception {
        for (int step = 0; step < ThreadLocalRandom.current().nextInt(6); step++) {
            api.get(server, "purchases/" + purchaseId, organizer.token());
        }
        assertEquals(200, api.post(server, "purchases/" + purchaseId + "/stop", organizer.token(), "{}").statusCode());
        return new int[2];
    }
}
