package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
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
        assertEquals(accepted, fixture.number("SELECT COUNT(*) FROM line_transfer WHERE purchase_id BETWEEN ? AND ? AND state = 'ACCEPTED'", first, last)
                .intValue(), "who was told that it is accepted");
        none("a transfer without both increments", "SELECT COUNT(*) FROM line_transfer t LEFT JOIN (SELECT purchase_id, "
                + "SUM(IF(why = 'HANDED_OVER', -delta, 0)) given, SUM(IF(why = 'TAKEN_OVER', delta, 0)) taken FROM order_increment GROUP BY purchase_id) i "
                + "ON i.purchase_id = t.purchase_id WHERE t.purchase_id BETWEEN ? AND ? "
                + "AND (i.given <> IF(t.state = 'ACCEPTED', t.quantity, 0) OR i.taken <> i.given)", first, last);
        none("a line that is not the sum of its increments", "SELECT COUNT(*) FROM (SELECT l.id FROM order_line l "
                + "LEFT JOIN order_increment i ON i.line_id = l.id WHERE l.purchase_id BETWEEN ? AND ? "
                + "GROUP BY l.id, l.quantity HAVING l.quantity <> COALESCE(SUM(i.delta), 0)) t", first, last);
        none("a gate that is not the sum of its lines", "SELECT COUNT(*) FROM variant_gate v LEFT JOIN (SELECT variant_id, "
                + "SUM(quantity) quantity FROM order_line GROUP BY variant_id) l ON l.variant_id = v.variant_id "
                + "WHERE v.purchase_id BETWEEN ? AND ? AND (v.ordered <> COALESCE(l.quantity, 0) OR v.ordered > v.stock)", first, last);
        none("a freeze that is not what the lines say", "SELECT COUNT(*) FROM purchase_gate g LEFT JOIN purchase_freeze f ON f.purchase_id = g.purchase_id "
                + "LEFT JOIN (SELECT purchase_id, SUM(sum) goods, SUM(quantity > 0) participants FROM order_line GROUP BY purchase_id) l "
                + "ON l.purchase_id = g.purchase_id WHERE g.purchase_id BETWEEN ? AND ? "
                + "AND (COALESCE(f.goods, 0) <> g.goods OR g.goods <> COALESCE(l.goods, 0) OR g.participants <> COALESCE(l.participants, 0))", first, last);
    }

    private static String line(long variant, int units) {
        return "{\"lines\":[{\"variantId\":%d,\"quantity\":\"%d\"}]}".formatted(variant, units);
    }

    private void none(String what, String sql, Object... args) throws SQLException {
        assertEquals(BigDecimal.ZERO, fixture.number(sql, args).stripTrailingZeros(), what);
    }
}
