package org.artel.purchase;

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
 * Organizer and co-organizer act at the same moment, through two servers: the co-organizer announces the Stop, the organizer stops,
 * moves or cancels. Whoever is answered with a yes has made exactly one post and one change of stage, and two Stops are never two.
 */
@ArquillianTest
@RunAsClient
class CoOrganizerRaceIT {

    private static final int ROUNDS = 60;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    CoOrganizerRaceIT() throws SQLException {
    }

    @Test
    void oneOfTheTwoWins() throws Exception {
        Api organizer = Api.organizer("organizer");
        Api helping = Api.member("vera");
        Api anna = Api.member("anna");
        long section = fixture.section();
        List<Open> purchases = fixture.openPurchases(section, organizer.memberId(), Instant.now().plus(1, ChronoUnit.DAYS).plusSeconds(3_600), ROUNDS);
        Api there = helping.at(SecondServer.url());
        List<String> verbs = List.of("stop", "move-stop", "cancel");
        List<String> bodies = List.of("{}", "{\"stopAt\":\"" + Instant.now().plus(9, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS) + "\"}",
                "{\"reason\":\"race\"}");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Open purchase = purchases.get(round);
                long honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
                anna.put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"1\"}]}").ok();
                fixture.change("INSERT INTO co_organizer (id, purchase_id, member_id, price_list, state, invited_at, accepted_at, version) "
                        + "VALUES (?, ?, ?, FALSE, 'ACCEPTED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1)", -purchase.id(), purchase.id(),
                        helping.memberId());
                int verb = round % verbs.size();
                CyclicBarrier start = new CyclicBarrier(2);
                Callable<Api.Answer> first = () -> {
                    start.await();
                    return organizer.post("purchases/" + purchase.id() + '/' + verbs.get(verb), bodies.get(verb));
                };
                Callable<Api.Answer> second = () -> {
                    start.await();
                    return there.post("purchases/" + purchase.id() + "/stop", "{}");
                };
                var answers = threads.invokeAll(List.of(first, second));
                int done = 0;
                for (var answer : answers) {
                    int status = answer.get().status();
                    assertTrue(status == 200 || status == 409, () -> "neither done nor refused: " + status);
                    done += status == 200 ? 1 : 0;
                }
                count(purchase, verbs.get(verb), done);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void count(Open purchase, String verb, int done) throws SQLException {
        int posts = fixture.number("SELECT COUNT(*) FROM post WHERE kind = 'STAGE' AND topic_id = ?", purchase.topicId()).intValue();
        int stops = fixture.number("SELECT COUNT(*) FROM stage_change WHERE to_stage = 'STOPPED' AND purchase_id = ?", purchase.id()).intValue();
        assertTrue(done >= 1, verb);
        assertEquals(done, posts, verb);
        assertEquals(done, fixture.number("SELECT COUNT(*) FROM stage_change WHERE purchase_id = ?", purchase.id()).intValue(), verb);
        assertEquals(stops, fixture.number("SELECT COUNT(*) FROM purchase_freeze WHERE purchase_id = ?", purchase.id()).intValue(), verb);
        assertTrue(stops <= 1, verb);
        if (verb.equals("stop")) {
            assertEquals(1, done, "two Stops at the same moment are one");
            assertEquals(1, stops);
        }
        assertEquals(fixture.number("SELECT COUNT(*) FROM purchase WHERE id = ? AND stage = (SELECT stage FROM purchase_gate WHERE purchase_id = ?)",
                purchase.id(), purchase.id()).intValue(), 1, "entity and gate say the same");
    }
}
