package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
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
 * An offered line is accepted twice at the same moment on two servers, while its owner reduces it and the Stop falls: it changes its owner
 * once or not at all, and wholly before the Stop.
 */
@ArquillianTest
@RunAsClient
class LineTransferRaceIT {

    private static final int ROUNDS = Integer.getInteger("race.transferRounds", 20);

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final ApiCalls api = new ApiCalls();

    LineTransferRaceIT() throws SQLException {
    }

    @Test
    void anOfferedLineHasOneOwner() throws Exception {
        List<URI> servers = List.of(TestServer.url(), SecondServer.url());
        List<Person> two = fixture.members(2);
        Person anna = two.get(0);
        Person boris = two.get(1);
        Person organizer = fixture.organizer();
        List<Open> purchases = fixture.openPurchases(fixture.section(), organizer.id(), null, ROUNDS);
        String nickname = fixture.findable(boris.id());
        ExecutorService threads = Executors.newCachedThreadPool();
        int accepted = 0;
        int refused = 0;
        try {
            for (Open purchase : purchases) {
                long variant = fixture.lot(purchase.id(), "3.10", 1, Special.stock(3)).get(0);
                String order = "purchases/" + purchase.id() + "/order";
                assertEquals(200, api.put(servers.get(0), order, anna.token(), line(variant, 3)).statusCode());
                assertEquals(201, api.post(servers.get(0), "transfers", anna.token(), "{\"purchaseId\":%d,\"variantId\":%d,\"quantity\":\"2\",\"nickname\":\"%s\"}"
                        .formatted(purchase.id(), variant, nickname)).statusCode());
                long transfer = fixture.number("SELECT id FROM line_transfer WHERE purchase_id = ?", purchase.id()).longValue();
                List<Callable<HttpResponse<String>>> all = new ArrayList<>();
                for (URI server : servers) {
                    all.add(() -> api.post(server, "transfers/" + transfer + "/accept", boris.token(), "{}"));
                }
                all.add(() -> api.put(servers.get(1), order, anna.token(), "*", "{\"lines\":[{\"variantId\":%d,\"quantity\":\"%d\",\"baseVersion\":1}]}"
                        .formatted(variant, ThreadLocalRandom.current().nextInt(3))));
                all.add(() -> api.post(servers.get(0), "purchases/" + purchase.id() + "/stop", organizer.token(), "{}"));
                List<Future<HttpResponse<String>>> done = threads.invokeAll(all);
                for (int i = 0; i < done.size(); i++) {
                    HttpResponse<String> answer = done.get(i).get();
                    assertTrue(answer.statusCode() < 500, answer.body());
                    if (i < servers.size()) {
                        accepted += answer.statusCode() == 204 ? 1 : 0;
                        refused += answer.statusCode() == 409 ? 1 : 0;
                    }
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(accepted > 0 && refused >= ROUNDS, accepted + " accepted and " + refused + " refused: enough to race");
        long first = purchases.get(0).id();
        long last = purchases.get(ROUNDS - 1).id();
        OrderBooks books = new OrderBooks(fixture, first, last);
        books.balance();
        books.none("a purchase that was not stopped", "SELECT COUNT(*) FROM purchase_gate WHERE purchase_id BETWEEN ? AND ? AND stage <> 'STOPPED'");
        assertEquals(accepted, fixture.number("SELECT COUNT(*) FROM line_transfer WHERE purchase_id BETWEEN ? AND ? AND state = 'ACCEPTED'", first, last)
                .intValue(), "who was told that it is accepted");
        books.none("a transfer without both increments", "SELECT COUNT(*) FROM line_transfer t LEFT JOIN (SELECT purchase_id, "
                + "SUM(IF(why = 'HANDED_OVER', -delta, 0)) given, SUM(IF(why = 'TAKEN_OVER', delta, 0)) taken FROM order_increment GROUP BY purchase_id) i "
                + "ON i.purchase_id = t.purchase_id WHERE t.purchase_id BETWEEN ? AND ? "
                + "AND (i.given <> IF(t.state = 'ACCEPTED', t.quantity, 0) OR i.taken <> i.given)");
    }

    private static String line(long variant, int units) {
        return "{\"lines\":[{\"variantId\":%d,\"quantity\":\"%d\"}]}".formatted(variant, units);
    }
}
