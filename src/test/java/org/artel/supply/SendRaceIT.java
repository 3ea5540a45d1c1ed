package org.artel.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.SecondServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * The general order is sent twice at the same moment, or sent while the Stop is taken back, through two servers: one of the two happens,
 * and there is a version exactly where the purchase is sent.
 */
@ArquillianTest
@RunAsClient
class SendRaceIT {

    private static final int ROUNDS = 16;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    SendRaceIT() throws SQLException {
    }

    @Test
    void oneOfTheTwoHappens() throws Exception {
        Api organizer = Api.organizer("organizer");
        Api there = organizer.at(SecondServer.url());
        Api anna = Api.member("anna");
        List<Open> purchases = fixture.openPurchases(fixture.section(), organizer.memberId(), null, ROUNDS);
        String reopen = "{\"stopAt\":\"" + Instant.now().plus(9, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS) + "\",\"reason\":\"more\"}";
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Api.Answer>> stops = purchases.stream().<Callable<Api.Answer>>map(purchase -> () -> stopped(purchase, organizer, anna)).toList();
            for (var stop : threads.invokeAll(stops)) {
                stop.get().ok();
            }
            for (int round = 0; round < ROUNDS; round++) {
                Open purchase = purchases.get(round);
                String path = "purchases/" + purchase.id();
                boolean twice = round % 2 == 0;
                CyclicBarrier start = new CyclicBarrier(2);
                Callable<Api.Answer> first = () -> {
                    start.await();
                    return organizer.post(path + "/general-orders", "{}");
                };
                Callable<Api.Answer> second = () -> {
                    start.await();
                    return twice ? there.post(path + "/general-orders", "{}") : there.post(path + "/reopen", reopen);
                };
                int done = 0;
                for (var answer : threads.invokeAll(List.of(first, second))) {
                    int status = answer.get().status();
                    assertTrue(status == 200 || status == 201 || status == 409, () -> "neither done nor refused: " + status);
                    done += status == 409 ? 0 : 1;
                }
                assertEquals(1, done);
                int sent = fixture.number("SELECT COUNT(*) FROM purchase_gate WHERE purchase_id = ? AND stage = 'SENT'", purchase.id()).intValue();
                assertTrue(sent == 1 || !twice);
                for (String kept : List.of("general_order", "general_order_export")) {
                    assertEquals(sent, fixture.number("SELECT COUNT(*) FROM " + kept + " WHERE purchase_id = ?", purchase.id()).intValue(), kept);
                }
                assertEquals(sent, fixture.number("SELECT COUNT(DISTINCT document) FROM allocation WHERE purchase_id = ? AND step = 'ORDERED'",
                        purchase.id()).intValue());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Api.Answer stopped(Open purchase, Api organizer, Api anna) throws SQLException {
        String path = "purchases/" + purchase.id();
        long honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        anna.put(path + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"1\"}]}").ok();
        return organizer.post(path + "/stop", "{}");
    }
}
