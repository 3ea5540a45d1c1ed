package org.artel.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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
 * Two participants take a dearer line back while the organizer asks for payment through the other server, and the time to withdraw ends
 * in between: nobody withdraws once payment was asked for, and what holds is billed.
 */
@ArquillianTest
@RunAsClient
class WithdrawRaceIT {

    private static final int ROUNDS = 8;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    WithdrawRaceIT() throws SQLException {
    }

    @Test
    void aLineIsWithdrawnBeforePaymentIsAskedForOrNotAtAll() throws Exception {
        Api organizer = Api.organizer("organizer");
        Api anna = Api.member("anna");
        Api boris = Api.member("boris");
        List<Open> purchases = fixture.openPurchases(fixture.section(), organizer.memberId(), null, ROUNDS);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Open purchase = purchases.get(round);
                String path = "purchases/" + purchase.id();
                long honey = aDearerInvoice(purchase, organizer, List.of(anna, boris));
                // once open all the while, once over before it begins, else it ends on the way
                long millis = round == 0 ? 60_000 : round == 1 ? 0 : 10L * round;
                CyclicBarrier start = new CyclicBarrier(3, () -> ends(purchase, millis));
                Callable<Api.Answer> annas = () -> withdraw(start, anna, path);
                Callable<Api.Answer> boriss = () -> withdraw(start, boris.at(SecondServer.url()), path);
                Callable<Api.Answer> asked = () -> {
                    start.await();
                    Api there = organizer.at(SecondServer.url());
                    Api.Answer answer = there.post(path + "/settlements/ask-for-payment", "{}");
                    return answer.status() == 409 && millis < 60_000 ? there.post(path + "/settlements/ask-for-payment", "{}") : answer;
                };
                int withdrawn = 0;
                var answers = threads.invokeAll(List.of(annas, boriss, asked));
                for (var answer : answers) {
                    int status = answer.get().status();
                    assertTrue(status / 100 == 2 || status == 409, () -> "neither done nor refused: " + status);
                }
                for (var answer : answers.subList(0, 2)) {
                    withdrawn += answer.get().status() == 409 ? 0 : 1;
                }
                assertEquals(withdrawn, number("SELECT COUNT(*) FROM line_withdrawal WHERE purchase_id = ?", purchase));
                assertEquals(1 + withdrawn, number("SELECT COUNT(*) FROM invoice_settlement WHERE purchase_id = ?", purchase));
                int left = 2 - withdrawn;
                assertEquals(answers.get(2).get().status() == 409 ? 0 : left,
                        number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND kind LIKE 'PAYMENT_ASKED%'", purchase), "whoever had withdrawn owes nothing");
                assertEquals(left, number("SELECT COUNT(*) FROM allocation a WHERE a.purchase_id = ? AND a.step = 'INVOICED' AND a.document = "
                        + "(SELECT MAX(document) FROM allocation_document d WHERE d.purchase_id = a.purchase_id AND d.step = 'INVOICED') AND a.variant_id = " + honey, purchase));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Api.Answer withdraw(CyclicBarrier start, Api owner, String path) throws Exception {
        long line = owner.get(path + "/my-lines").ok().number("lineId");
        start.await();
        return owner.post(path + "/my-lines/" + line + "/withdraw", "{}");
    }

    /** Two participants with a unit each; it costs more than the limit allows. */
    private long aDearerInvoice(Open purchase, Api organizer, List<Api> owners) throws SQLException {
        String path = "purchases/" + purchase.id();
        fixture.change("UPDATE purchase SET price_rise_limit = 5 WHERE id = ?", purchase.id());
        long honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        owners.forEach(owner -> owner.put(path + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"1\"}]}").ok());
        organizer.post(path + "/stop", "{}").ok();
        organizer.post(path + "/general-orders", "{}").ok();
        organizer.post(path + "/invoices", "{\"number\":\"R-1\",\"invoicedOn\":\"2026-05-29\",\"lines\":[{\"variantId\":" + honey
                + ",\"quantity\":\"2\",\"total\":\"24.00\"}]}").ok();
        organizer.post(path + "/shortage", "{}").ok();
        return honey;
    }

    private void ends(Open purchase, long millis) {
        try {
            fixture.change("UPDATE invoice_settlement SET withdraw_until = ? WHERE purchase_id = ?", Timestamp.from(Instant.now().plusMillis(millis)), purchase.id());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private int number(String sql, Open purchase) throws SQLException {
        return fixture.number(sql, purchase.id()).intValue();
    }
}
