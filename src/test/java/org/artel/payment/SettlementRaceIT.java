package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.SecondServer;
import org.artel.testing.TestServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Money and goods that are there once are asked for by several at the same moment, half of them on a second server: one gets them. */
@ArquillianTest
@RunAsClient
class SettlementRaceIT {

    private static final int ROUNDS = Integer.getInteger("race.settlementRounds", 4);
    private static final String YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("organizer");
    private final Api anna = Api.member("anna");

    SettlementRaceIT() throws SQLException {
    }

    /** Anna ordered for 10.00 in each, and all are stopped. */
    private List<Open> stopped(int count) throws SQLException {
        List<Open> purchases = fixture.openPurchases(fixture.section(), organizer.memberId(), null, count);
        for (Open purchase : purchases) {
            long variant = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
            anna.put(path(purchase, "order"), "{\"lines\":[{\"variantId\":%d,\"quantity\":\"1\"}]}".formatted(variant)).ok();
            organizer.post(path(purchase, "stop"), "{\"reason\":\"enough\"}", "If-Match", "*").ok();
        }
        return purchases;
    }

    private static String path(Open purchase, String below) {
        return "purchases/" + purchase.id() + "/" + below;
    }

    private long participation(Open purchase) throws SQLException {
        return fixture.number("SELECT id FROM participation WHERE purchase_id = ? AND member_id = ?", purchase.id(), anna.memberId()).longValue();
    }

    private void pays(Open purchase) throws SQLException {
        organizer.post(path(purchase, "claims/cash"), "{\"participationId\": %d, \"sum\": \"10.00\", \"paidOn\": \"%s\"}".formatted(participation(purchase), YESTERDAY)).ok();
    }

    /** Every act on both servers at once; each is done or told of a conflict. @return how many were done */
    private static int race(List<Function<URI, Api.Answer>> acts) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Callable<Api.Answer>> all = new ArrayList<>();
            acts.forEach(act -> List.of(TestServer.url(), SecondServer.url()).forEach(server -> all.add(() -> act.apply(server))));
            int done = 0;
            for (Future<Api.Answer> each : threads.invokeAll(all)) {
                Api.Answer answer = each.get();
                assertTrue(answer.status() / 100 == 2 || answer.status() == 409, () -> answer.status() + " " + answer.body());
                done += answer.status() / 100 == 2 ? 1 : 0;
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    private String balance(Open purchase, String account) throws SQLException {
        return fixture.number("SELECT COALESCE(SUM(IF(debit = ?, amount, 0) - IF(credit = ?, amount, 0)), 0.00) FROM ledger_transfer WHERE purchase_id = ?", account, account,
                purchase.id()).toPlainString();
    }

    @Test
    void whatWasPaidTooMuchGoesBackOnce() throws Exception {
        for (Open purchase : stopped(ROUNDS)) {
            pays(purchase);
            String base = path(purchase, "settlements/participations/" + participation(purchase));
            Function<URI, Api.Answer> refund = server -> organizer.at(server).post(base + "/refund", "{\"amount\": \"10.00\", \"on\": \"%s\"}".formatted(YESTERDAY));
            assertEquals(1, race(List.of(refund, refund)));
            assertEquals("0.00", balance(purchase, "MEMBER"));
        }
    }

    @Test
    void thePercentIsTakenOnce() throws Exception {
        for (Open purchase : stopped(ROUNDS)) {
            pays(purchase);
            fixture.change("INSERT INTO ledger_transfer (id, purchase_id, debit, debit_participation_id, credit, credit_participation_id, amount, why, document_kind, "
                    + "document_id, part, occurred_at, booked_at) VALUES (?, ?, 'MEMBER', ?, 'PERCENT', 0, 1.00, 'PERCENT', 'BILL', ?, 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
                    -purchase.id(), purchase.id(), participation(purchase), -purchase.id());
            fixture.change("UPDATE purchase SET stage = 'PAID' WHERE id = ?", purchase.id());
            fixture.change("UPDATE purchase_gate SET stage = 'PAID' WHERE purchase_id = ?", purchase.id());
            assertEquals(1, race(List.of(server -> organizer.at(server).post(path(purchase, "settlements/payout"), "{}"))));
            assertEquals("0.00", balance(purchase, "PERCENT"));
        }
    }

    /** Ten too much in one purchase, a deposit of ten due in two others. */
    @Test
    void creditPaysOnceThoughTwoPurchasesWantIt() throws Exception {
        List<Open> all = stopped(3 * ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            Open from = all.get(3 * round);
            List<Open> to = all.subList(3 * round + 1, 3 * round + 3);
            pays(from);
            String base = path(from, "settlements/participations/" + participation(from));
            organizer.post(base + "/keep-credit", "{}").ok();
            List<Function<URI, Api.Answer>> acts = new ArrayList<>();
            for (Open purchase : to) {
                fixture.change("UPDATE purchase SET payment_mode = 'DEPOSIT', deposit_percent = 100 WHERE id = ?", purchase.id());
                String reference = anna.get(path(purchase, "claims/mine")).ok().value("paymentReference");
                acts.add(server -> organizer.at(server).post(base + "/use-credit", "{\"paymentReference\": \"%s\"}".formatted(reference)));
            }
            assertEquals(1, race(acts));
            assertEquals("0.00", balance(from, "CREDIT"));
            assertEquals(0, new BigDecimal(balance(to.get(0), "MEMBER")).add(new BigDecimal(balance(to.get(1), "MEMBER"))).compareTo(new BigDecimal("-10.00")));
        }
    }

    @Test
    void theLastUnitOfTheLeftoversIsTakenOnce() throws Exception {
        for (int round = 0; round < ROUNDS / 2; round++) {
            HandoverFixture goods = new HandoverFixture(1).stopped().invoiced().received();
            goods.orders.change("UPDATE receipt_line SET quantity = 2 WHERE receipt_id = ?", -goods.purchase);
            goods.organizer.post(goods.path("leftovers"), "{\"variantId\": %d, \"quantity\": \"1\", \"price\": \"10\", \"keep\": false}".formatted(goods.variant)).ok();
            long offer = goods.number("SELECT id FROM leftover WHERE purchase_id = ?", goods.purchase);
            Api boris = Api.member("boris");
            assertEquals(1, race(List.of(server -> anna.at(server).post(goods.path("leftovers/" + offer + "/take"), "{\"quantity\": \"1\"}"),
                    server -> boris.at(server).post(goods.path("leftovers/" + offer + "/take"), "{\"quantity\": \"1\"}"))));
            assertEquals(1, goods.number("SELECT COUNT(*) FROM leftover_sale WHERE purchase_id = ?", goods.purchase));
            assertEquals(0, goods.number("SELECT remaining FROM leftover_gate WHERE leftover_id = ?", offer));
        }
    }
}
