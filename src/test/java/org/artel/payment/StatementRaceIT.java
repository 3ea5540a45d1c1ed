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

/**
 * Organizer and co-organizer import the same statement at the same moment on two servers, while somebody confirms one of its payments by hand:
 * every line is there once, and every payment counts once.
 */
@ArquillianTest
@RunAsClient
class StatementRaceIT {

    private static final int ROUNDS = Integer.getInteger("race.statementRounds", 8);

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    StatementRaceIT() throws SQLException {
    }

    @Test
    void aStatementImportedByTwoPeopleCountsOnce() throws Exception {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        List<Api> buyers = List.of(Api.member("anna"), Api.member("boris"), Api.member("vera"));
        Api coOrganizer = Api.member("co-organizer");
        long section = fixture.section();
        List<Long> purchases = new ArrayList<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        int confirmed = 0;
        try {
            for (int round = 0; round < ROUNDS; round++) {
                // each round has an account of its own
                Api organizer = Api.organizer("organizer");
                Open purchase = fixture.openPurchase(section, organizer.memberId(), null);
                purchases.add(purchase.id());
                long variant = fixture.lot(purchase.id(), "50.00", 1, Special.NONE).get(0);
                String base = "purchases/" + purchase.id();
                for (Api buyer : buyers) {
                    buyer.put(base + "/order", "{\"lines\":[{\"variantId\":%d,\"quantity\":\"1\"}]}".formatted(variant)).ok();
                }
                fixture.change("UPDATE purchase SET payment_mode = 'DEPOSIT', deposit_percent = 20 WHERE id = ?", purchase.id());
                fixture.change("INSERT INTO co_organizer (id, purchase_id, member_id, price_list, state, invited_at, accepted_at, version) "
                        + "VALUES (?, ?, ?, FALSE, 'ACCEPTED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1)", -purchase.id(), purchase.id(), coOrganizer.memberId());
                organizer.post(base + "/stop", "{\"reason\":\"enough\"}", "If-Match", "*").ok();
                StringBuilder file = new StringBuilder("Date;Amount;Purpose\n");
                for (Api buyer : buyers) {
                    file.append(day).append(";10.00;").append(buyer.get(base + "/claims/mine").ok().value("paymentReference")).append('\n');
                }
                buyers.get(0).post(base + "/claims", "{\"sum\":\"10.00\",\"paidOn\":\"%s\"}".formatted(day)).ok();
                long claim = fixture.number("SELECT id FROM payment_claim WHERE purchase_id = ?", purchase.id()).longValue();
                String one = uploaded(organizer, base, file.toString());
                String two = uploaded(coOrganizer, base, file.toString());
                List<Callable<Api.Answer>> all = new ArrayList<>();
                all.add(() -> organizer.at(TestServer.url()).post(one + "/import", "{}"));
                all.add(() -> coOrganizer.at(SecondServer.url()).post(two + "/import", "{}"));
                all.add(() -> organizer.at(SecondServer.url()).post(base + "/claims/" + claim + "/confirm", "{}"));
                List<Future<Api.Answer>> done = threads.invokeAll(all);
                assertEquals(200, done.get(0).get().status(), done.get(0).get().body());
                assertEquals(200, done.get(1).get().status(), done.get(1).get().body());
                assertTrue(done.get(2).get().status() == 204 || done.get(2).get().status() == 409, done.get(2).get().body());
                confirmed += done.get(2).get().status() == 204 ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        long first = purchases.get(0);
        long last = purchases.get(ROUNDS - 1);
        none("a statement's line that is there twice or not found", "SELECT COUNT(*) FROM purchase p WHERE p.id BETWEEN ? AND ? AND (SELECT COUNT(*) "
                + "FROM bank_line l WHERE l.organizer_id = p.organizer_id AND l.state = 'MATCHED') <> 3", first, last);
        none("a payment that counts twice or not", "SELECT COUNT(*) FROM participation a WHERE a.purchase_id BETWEEN ? AND ? AND (SELECT SUM(amount) "
                + "FROM ledger_transfer t WHERE t.credit = 'MEMBER' AND t.credit_participation_id = a.id) <> 10.00", first, last);
        none("a part that is not in the ledger as it says", "SELECT COUNT(*) FROM bank_line_part b LEFT JOIN ledger_transfer t ON t.document_kind = 'BANK_LINE' "
                + "AND t.document_id = b.id WHERE b.purchase_id BETWEEN ? AND ? AND b.posted <> (t.id IS NOT NULL)", first, last);
        assertEquals(confirmed, fixture.number("SELECT COUNT(*) FROM bank_line_part WHERE purchase_id BETWEEN ? AND ? AND NOT posted", first, last).intValue(),
                "what was confirmed by hand first is found, not counted");
    }

    private static String uploaded(Api who, String base, String file) {
        String address = who.send("POST", base + "/statements?fileName=bank.csv", file, "Content-Type", "text/csv").ok().response().headers()
                .firstValue("Location").orElseThrow();
        return base + "/statements" + address.substring(address.lastIndexOf('/'));
    }

    private void none(String what, String sql, Object... args) throws SQLException {
        assertEquals(0, fixture.number(sql, args).intValue(), what);
    }
}
