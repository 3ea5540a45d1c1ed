package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.artel.testing.SecondServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** One counts on while another, on the second server, says that everything has come: whatever was counted is somebody's. */
@ArquillianTest
@RunAsClient
class ReceiptRaceIT {

    private static final int ROUNDS = Integer.getInteger("race.receiptRounds", 4);
    private static final int COUNTS = 4;

    @Test
    void whatIsCountedAtTheLastMomentIsAllocated() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                HandoverFixture fixture = new HandoverFixture(4, 4).stopped().invoiced().at("IN_TRANSIT");
                Api second = fixture.organizer.at(SecondServer.url());
                count(fixture, fixture.organizer).ok();
                List<Callable<Api.Answer>> all = new ArrayList<>();
                for (int i = 0; i < COUNTS; i++) {
                    Api counting = i % 2 == 0 ? fixture.organizer : second;
                    all.add(() -> count(fixture, counting));
                }
                all.add(1, () -> second.post(fixture.path("receipts/received"), "{}"));
                for (Future<Api.Answer> each : threads.invokeAll(all)) {
                    each.get().ok();
                }
                assertEquals(1 + COUNTS, fixture.number("SELECT SUM(l.quantity) FROM receipt r JOIN receipt_line l ON l.receipt_id = r.id WHERE r.purchase_id = ?",
                        fixture.purchase));
                assertEquals(1 + COUNTS, fixture.number("SELECT SUM(quantity) FROM allocation WHERE purchase_id = ? AND step = 'RECEIVED' AND document = "
                        + "(SELECT MAX(document) FROM allocation WHERE purchase_id = ? AND step = 'RECEIVED')", fixture.purchase, fixture.purchase));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Api.Answer count(HandoverFixture fixture, Api organizer) {
        return organizer.post(fixture.path("receipts"), "{\"lines\": [{\"variantId\": %d, \"quantity\": \"1\"}]}".formatted(fixture.variant));
    }
}
