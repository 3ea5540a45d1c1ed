package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.SecondServer;
import org.artel.testing.TestServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** One payment is confirmed twice, rejected and withdrawn at the same moment on two servers: it is decided once, and counts once or not at all. */
@ArquillianTest
@RunAsClient
class ClaimRaceIT {

    private static final int ROUNDS = Integer.getInteger("race.claimRounds", 12);

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    ClaimRaceIT() throws SQLException {
    }

    @Test
    void aClaimIsDecidedOnce() throws Exception {
        Api organizer = Api.organizer("organizer");
        Api anna = Api.member("anna");
        List<Open> purchases = fixture.openPurchases(fixture.section(), organizer.memberId(), null, ROUNDS);
        ExecutorService threads = Executors.newCachedThreadPool();
        int decided = 0;
        try {
            for (Open purchase : purchases) {
                long variant = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
                String base = "purchases/" + purchase.id();
                anna.put(base + "/order", "{\"lines\":[{\"variantId\":%d,\"quantity\":\"1\"}]}".formatted(variant)).ok();
                organizer.post(base + "/stop", "{\"reason\":\"enough\"}", "If-Match", "*").ok();
                anna.post(base + "/claims", "{\"sum\":\"10.00\",\"paidOn\":\"%s\"}".formatted(LocalDate.now(ZoneOffset.UTC).minusDays(1))).ok();
                String claim = base + "/claims/" + fixture.number("SELECT id FROM payment_claim WHERE purchase_id = ?", purchase.id());
                List<Callable<Api.Answer>> all = new ArrayList<>();
                all.add(() -> organizer.at(TestServer.url()).post(claim + "/confirm", "{}"));
                all.add(() -> organizer.at(SecondServer.url()).post(claim + "/confirm", "{}"));
                all.add(() -> organizer.at(SecondServer.url()).post(claim + "/reject", "{\"reason\":\"no\"}"));
                all.add(() -> anna.at(TestServer.url()).post(claim + "/withdraw", "{}"));
                int done = 0;
                for (Future<Api.Answer> answer : threads.invokeAll(all)) {
                    assertTrue(answer.get().status() == 204 || answer.get().status() == 409, answer.get().body());
                    done += answer.get().status() == 204 ? 1 : 0;
                }
                assertEquals(1, done, "one of the four decides");
                decided++;
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(ROUNDS, decided);
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM payment_claim c LEFT JOIN (SELECT purchase_id, COUNT(*) posted, SUM(amount) amount "
                        + "FROM ledger_transfer GROUP BY purchase_id) l ON l.purchase_id = c.purchase_id WHERE c.purchase_id BETWEEN ? AND ? "
                        + "AND IF(c.state = 'CONFIRMED', l.posted <> 1 OR l.amount <> 10.00, l.posted IS NOT NULL)",
                purchases.get(0).id(), purchases.get(ROUNDS - 1).id()).intValue(), "a claim that the ledger knows otherwise");
    }
}
