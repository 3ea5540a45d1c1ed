package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.artel.testing.SecondServer;
import org.artel.testing.TestServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Four workers on two servers hand the same parcels over, one unit or the rest at a time, some of it sent twice: nothing leaves twice. */
@ArquillianTest
@RunAsClient
class HandoverRaceIT {

    private static final int WORKERS = 4;
    private static final int STEPS = Integer.getInteger("race.handoverSteps", 12);

    @Test
    void nothingIsHandedOverTwice() throws Exception {
        HandoverFixture fixture = new HandoverFixture(4, 4, 4, 4).stopped().invoiced().received();
        List<Long> parcels = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (Api participant : fixture.participants) {
            parcels.add(fixture.participation(participant));
            lines.add(fixture.number("SELECT id FROM order_line WHERE participation_id = ?", fixture.participation(participant)));
        }
        List<URI> servers = List.of(TestServer.url(), SecondServer.url());
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Long> given = new ArrayList<>();
        try {
            List<Callable<Long>> all = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                Api organizer = fixture.organizer.at(servers.get(worker % 2));
                int no = worker;
                all.add(() -> act(fixture, organizer, parcels, lines, no));
            }
            for (Future<Long> worker : threads.invokeAll(all)) {
                given.add(worker.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM allocation r LEFT JOIN (SELECT line_id, SUM(quantity) gone FROM allocation WHERE step = "
                + "'HANDED_OVER' GROUP BY line_id) h ON h.line_id = r.line_id WHERE r.purchase_id = ? AND r.step = 'RECEIVED' AND h.gone > r.quantity", fixture.purchase));
        assertEquals(given.stream().mapToLong(Long::longValue).sum(), fixture.number("SELECT COUNT(*) FROM handover WHERE purchase_id = ?", fixture.purchase));
    }

    /** @return the hand-overs that were answered with yes */
    private static long act(HandoverFixture fixture, Api organizer, List<Long> parcels, List<Long> lines, int worker) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long yes = 0;
        for (int step = 0; step < STEPS; step++) {
            int which = random.nextInt(parcels.size());
            String part = random.nextInt(3) == 0 ? "" : ", \"lines\": [{\"lineId\": %d, \"variantId\": %d, \"quantity\": \"1\"}]".formatted(lines.get(which), fixture.variant);
            String body = "{\"participationId\": %d%s}".formatted(parcels.get(which), part);
            String key = "race-" + worker + "-" + step;
            int status = organizer.post(fixture.path("handovers"), body, "Idempotency-Key", key).status();
            if (status == 201 && random.nextBoolean()) {
                assertEquals(201, organizer.post(fixture.path("handovers"), body, "Idempotency-Key", key).status(), "sent again");
            }
            assertTrue(status == 201 || status == 409, () -> "status " + status);
            yes += status == 201 ? 1 : 0;
        }
        return yes;
    }
}
