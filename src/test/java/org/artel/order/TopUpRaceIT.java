package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/** Six members add one unit each at the same moment on two servers, while a box lacks three: three of them do. */
@ArquillianTest
@RunAsClient
class TopUpRaceIT {

    private static final int ROUNDS = Integer.getInteger("race.topUpRounds", 12);
    private static final int MEMBERS = 6;
    private static final int MISSING = 3;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final ApiCalls api = new ApiCalls();

    TopUpRaceIT() throws SQLException {
    }

    @Test
    void whatIsMissingIsNeverGivenTwice() throws Exception {
        List<Person> members = fixture.members(MEMBERS);
        ExecutorService threads = Executors.newFixedThreadPool(MEMBERS);
        try {
            for (Open purchase : fixture.openPurchases(fixture.section(), fixture.organizer().id(), null, ROUNDS)) {
                long variant = fixture.lot(purchase.id(), "10.00", 1, new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0)).get(0);
                fixture.change("INSERT INTO top_up_gate (purchase_id, variant_id, missing) VALUES (?, ?, ?)", purchase.id(), variant, MISSING);
                fixture.change("UPDATE purchase SET stage = 'TOP_UP', stopped_at = UTC_TIMESTAMP(6) WHERE id = ?", purchase.id());
                fixture.change("UPDATE purchase_gate SET stage = 'TOP_UP' WHERE purchase_id = ?", purchase.id());
                String body = "{\"variantId\": %d, \"quantity\": \"1\"}".formatted(variant);
                List<Callable<Integer>> all = new ArrayList<>();
                for (int i = 0; i < MEMBERS; i++) {
                    Person member = members.get(i);
                    var server = i % 2 == 0 ? TestServer.url() : SecondServer.url();
                    all.add(() -> api.post(server, "purchases/" + purchase.id() + "/top-up", member.token(), body).statusCode());
                }
                int added = 0;
                for (Future<Integer> answer : threads.invokeAll(all)) {
                    assertTrue(answer.get() == 200 || answer.get() == 409, () -> "answered");
                    added += answer.get() == 200 ? 1 : 0;
                }
                assertEquals(MISSING, added);
                assertEquals(MISSING, number("SELECT SUM(delta) FROM order_increment WHERE purchase_id = ?", purchase));
                assertEquals(MISSING, number("SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase));
                assertEquals(MISSING, number("SELECT COUNT(DISTINCT change_no) FROM order_increment WHERE purchase_id = ?", purchase));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int number(String sql, Open purchase) throws SQLException {
        return fixture.number(sql, purchase.id()).intValue();
    }
}
