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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * The supplier's list is imported again with applied prices, a lot is changed by hand, and participants order, all at once on two
 * servers: every line stands wholly at its lot's price, what was compared with another list is refused, and every sum is the sum of its
 * lines.
 */
@ArquillianTest
@RunAsClient
class ReimportRaceIT {

    private static final int ROUNDS = Integer.getInteger("race.reimportRounds", 24);
    private static final int PARTICIPANTS = 2;
    private static final int STEPS = 4;
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern BASE = Pattern.compile("\"base\":(\\d+)");

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final ApiCalls api = new ApiCalls();

    ReimportRaceIT() throws SQLException {
    }

    @Test
    void aListThatIsImportedAgainMeetsOrdersWhollyBeforeOrWhollyAfter() throws Exception {
        List<URI> servers = List.of(TestServer.url(), SecondServer.url());
        List<Person> participants = fixture.members(PARTICIPANTS);
        long section = fixture.section();
        List<Open> purchases = new ArrayList<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        int imported = 0;
        int stale = 0;
        try {
            for (int round = 0; round < ROUNDS; round++) {
                // one each: who uploads files is limited
                Person organizer = fixture.organizer();
                Open purchase = fixture.openPurchase(section, organizer.id(), null);
                purchases.add(purchase);
                List<Long> variants = List.of(fixture.lot(purchase.id(), "3.10", 1, Special.NONE).get(0),
                        fixture.lot(purchase.id(), "4.10", 1, Special.NONE).get(0));
                List<Long> lots = List.of(lot(variants.get(0)), lot(variants.get(1)));
                List<Callable<int[]>> all = new ArrayList<>();
                for (Person participant : participants) {
                    for (URI server : servers) {
                        all.add(() -> order(server, purchase.id(), participant, variants));
                    }
                }
                for (URI server : servers) {
                    all.add(() -> reimport(server, purchase.id(), organizer, lots));
                }
                all.add(() -> reprice(servers.get(0), lots.get(0), organizer, variants.get(0)));
                for (Future<int[]> each : threads.invokeAll(all)) {
                    imported += each.get()[0];
                    stale += each.get()[1];
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(imported > ROUNDS && stale > ROUNDS / 10, imported + " imported and " + stale + " stale or busy: enough to race");
        long first = purchases.get(0).id();
        long last = purchases.get(ROUNDS - 1).id();
        OrderBooks books = new OrderBooks(fixture, first, last);
        books.balance();
        books.none("a line at another price than its lot's, although every price was applied", "SELECT COUNT(*) FROM order_line l JOIN lot t "
                + "ON t.id = l.lot_id WHERE l.purchase_id BETWEEN ? AND ? AND l.quantity > 0 AND l.price <> t.price");
        books.none("a lot that stands in the list twice", "SELECT COUNT(*) FROM (SELECT purchase_id FROM lot WHERE purchase_id BETWEEN ? AND ? "
                + "AND withdrawn_at IS NULL GROUP BY purchase_id, article HAVING COUNT(*) > 1) twice");
        books.none("a change of a lot whose earlier revision is lost", "SELECT COUNT(*) FROM lot t WHERE purchase_id BETWEEN ? AND ? "
                + "AND revision - 1 <> (SELECT COUNT(*) FROM lot_revision r WHERE r.lot_id = t.id)");
    }

    private int[] order(URI server, long purchaseId, Person participant, List<Long> variants) throws Exception {
        String path = "purchases/" + purchaseId + "/order";
        for (int step = 0; step < STEPS; step++) {
            var current = api.get(server, path, participant.token());
            String version = current.statusCode() == 200 ? current.headers().firstValue("ETag").orElseThrow() : "0";
            var answer = api.put(server, path, participant.token(), version, "{\"lines\":[{\"variantId\":" + variants.get(0) + ",\"quantity\":\""
                    + ThreadLocalRandom.current().nextInt(6) + "\"},{\"variantId\":" + variants.get(1) + ",\"quantity\":\""
                    + ThreadLocalRandom.current().nextInt(6) + "\"}]}");
            assertTrue(answer.statusCode() != 500, answer.body());
        }
        return new int[2];
    }

    private int[] reimport(URI server, long purchaseId, Person organizer, List<Long> lots) throws Exception {
        int[] counted = new int[2];
        for (int step = 0; step < 2; step++) {
            String list = "sku;name;price\nA-" + lots.get(0) + ";First;" + price() + "\nA-" + lots.get(1) + ";Second;" + price() + "\nN-" + purchaseId
                    + ";New;" + price() + "\n";
            String uploaded = api.post(server, "purchases/" + purchaseId + "/price-lists?fileName=list.csv", organizer.token(), list).body();
            String upload = "price-lists/" + found(ID, uploaded);
            HttpResponse<String> compared = api.post(server, upload + "/comparison", organizer.token(), "{}");
            if (compared.statusCode() == 409) {
                counted[1]++;
                continue;
            }
            var answer = api.post(server, upload + "/import", organizer.token(),
                    "{\"base\":" + found(BASE, compared.body()) + ",\"applyToOrders\":true}");
            assertTrue(List.of(200, 409, 412).contains(answer.statusCode()), answer.body());
            counted[answer.statusCode() == 200 ? 0 : 1]++;
        }
        return counted;
    }

    private int[] reprice(URI server, long lot, Person organizer, long variant) throws Exception {
        var answer = api.put(server, "lots/" + lot + "?applyToOrders=true", organizer.token(), "{\"article\":\"A-" + lot
                + "\",\"name\":\"First\",\"unit\":\"pcs\",\"listedPrice\":\"" + price() + "\",\"variants\":[{\"id\":" + variant + "}]}");
        assertEquals(200, answer.statusCode(), answer.body());
        return new int[2];
    }

    private static String price() {
        return "3." + ThreadLocalRandom.current().nextInt(11, 99);
    }

    private static String found(Pattern what, String in) {
        Matcher found = what.matcher(in);
        assertTrue(found.find(), in);
        return found.group(1);
    }

    private long lot(long variant) throws SQLException {
        return fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", variant).longValue();
    }
}
