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
 * Scarce goods, wanted by more participants than there is stock for, each of them on two devices that speak with two servers:
 * neither the stock nor the maximum a person is oversold, and what was acknowledged is there.
 */
@ArquillianTest
@RunAsClient
class StockRaceIT {

    private static final int ROUNDS = Integer.getInteger("race.stockRounds", 60);
    private static final int PARTICIPANTS = 5;
    private static final int STEPS = 5;
    private static final int STOCK = 12;
    private static final int PERSON_MAXIMUM = 4;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final ApiCalls api = new ApiCalls();

    StockRaceIT() throws SQLException {
    }

    @Test
    void neitherStockNorAPersonsMaximumIsOversold() throws Exception {
        List<URI> servers = List.of(TestServer.url(), SecondServer.url());
        List<Person> participants = fixture.members(PARTICIPANTS);
        List<Open> purchases = fixture.openPurchases(fixture.section(), fixture.organizer().id(), null, ROUNDS);
        ExecutorService threads = Executors.newCachedThreadPool();
        int saved = 0;
        int soldOut = 0;
        try {
            for (Open purchase : purchases) {
                List<Long> variants = fixture.lot(purchase.id(), "3.10", 2, Special.stock(STOCK / 2).personMaximum(PERSON_MAXIMUM));
                List<Callable<int[]>> all = new ArrayList<>();
                for (Person participant : participants) {
                    for (URI server : servers) {
                        all.add(() -> grab(server, purchase.id(), participant, variants));
                    }
                }
                for (Future<int[]> device : threads.invokeAll(all)) {
                    saved += device.get()[0];
                    soldOut += device.get()[1];
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(saved > ROUNDS * PARTICIPANTS, "enough was ordered to race");
        assertTrue(soldOut > ROUNDS, "stock or maximum was reached often enough");
        long first = purchases.get(0).id();
        long last = purchases.get(ROUNDS - 1).id();
        OrderBooks books = new OrderBooks(fixture, first, last);
        books.balance();
        books.none("a person above the maximum", "SELECT COUNT(*) FROM (SELECT participation_id FROM order_line "
                + "WHERE purchase_id BETWEEN ? AND ? GROUP BY participation_id, lot_id HAVING SUM(quantity) > " + PERSON_MAXIMUM + ") t");
    }

    /** One device: wants more and more, sometimes less; an answer about another device's change is read, not argued with. */
    private int[] grab(URI server, long purchaseId, Person participant, List<Long> variants) throws Exception {
        int saved = 0;
        int soldOut = 0;
        String path = "purchases/" + purchaseId + "/order";
        for (int step = 0; step < STEPS; step++) {
            var current = api.get(server, path, participant.token());
            String version = "0";
            if (current.statusCode() == 200) {
                version = current.headers().firstValue("ETag").orElseThrow();
            }
            long variant = variants.get(ThreadLocalRandom.current().nextInt(2));
            int units = ThreadLocalRandom.current().nextInt(PERSON_MAXIMUM + 2);
            var answer = api.put(server, path, participant.token(), version,
                    "{\"lines\":[{\"variantId\":" + variant + ",\"quantity\":\"" + units + "\"}]}");
            switch (answer.statusCode()) {
                case 200 -> saved++;
                case 409 -> {
                    assertTrue(answer.body().contains("order.stock"), answer.body());
                    soldOut++;
                }
                case 412 -> { }
                case 422 -> {
                    assertTrue(answer.body().contains("order.personMaximum") || answer.body().contains("order.empty"), answer.body());
                    soldOut++;
                }
                default -> assertEquals(200, answer.statusCode(), answer.body());
            }
        }
        return new int[] {saved, soldOut};
    }
}
