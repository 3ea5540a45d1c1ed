package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.artel.testing.SecondServer;
import org.artel.testing.TestServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * Four workers on two servers hand the same parcels over, one unit or the rest at a time, and take hand-overs back, their own or another's, some of it
 * sent twice: nothing leaves twice, nothing comes back twice.
 */
@ArquillianTest
@RunAsClient
class HandoverRaceIT {

    private static final int WORKERS = 4;
    private static final int STEPS = Integer.getInteger("race.handoverSteps", 14);

    private final Queue<Long> given = new ConcurrentLinkedQueue<>();
    private final AtomicLong handedOver = new AtomicLong();
    private final AtomicLong takenBack = new AtomicLong();

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
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                Api organizer = fixture.organizer.at(servers.get(worker % 2));
                int no = worker;
                all.add(() -> {
                    act(fixture, organizer, parcels, lines, no);
                    return null;
                });
            }
            for (Future<Void> worker : threads.invokeAll(all)) {
                worker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM allocation r LEFT JOIN (SELECT line_id, SUM(quantity) gone FROM allocation WHERE step = "
                + "'HANDED_OVER' GROUP BY line_id) h ON h.line_id = r.line_id WHERE r.purchase_id = ? AND r.step = 'RECEIVED' "
                + "AND (h.gone > r.quantity OR h.gone < 0)", fixture.purchase));
        assertEquals(handedOver.get(), fixture.number("SELECT COUNT(*) FROM handover WHERE purchase_id = ? AND undoes IS NULL", fixture.purchase));
        assertEquals(takenBack.get(), fixture.number("SELECT COUNT(*) FROM handover WHERE purchase_id = ? AND undoes IS NOT NULL", fixture.purchase));
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM handover u JOIN handover h ON h.id = u.undoes WHERE u.purchase_id = ? AND "
                + "(SELECT SUM(a.quantity) FROM allocation a WHERE a.step = 'HANDED_OVER' AND a.document IN (u.id, h.id)) <> 0", fixture.purchase));
        assertTrue(handedOver.get() > 4 && takenBack.get() > 0, "both happened");
    }

    private void act(HandoverFixture fixture, Api organizer, List<Long> parcels, List<Long> lines, int worker) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int step = 0; step < STEPS; step++) {
            String key = "race-" + worker + "-" + step;
            Long wrong = random.nextInt(3) == 0 ? given.peek() : null;
            if (wrong == null) {
                int which = random.nextInt(parcels.size());
                String part = random.nextInt(3) == 0 ? "" : ", \"lines\": [{\"lineId\": %d, \"variantId\": %d, \"quantity\": \"1\"}]".formatted(lines.get(which), fixture.variant);
                Api.Answer answer = twice(random.nextBoolean(), () -> organizer.post(fixture.path("handovers"),
                        "{\"participationId\": %d%s}".formatted(parcels.get(which), part), "Idempotency-Key", key));
                if (answer.status() / 100 == 2) {
                    handedOver.incrementAndGet();
                    Matcher ids = Pattern.compile("\"id\":\\s*(\\d+)").matcher(answer.body());
                    while (ids.find()) {
                        given.add(Long.parseLong(ids.group(1)));
                    }
                }
            } else {
                if (twice(random.nextBoolean(), () -> organizer.post(fixture.path("handovers/" + wrong + "/undo"), "{\"reason\": \"wrong\"}", "Idempotency-Key", key))
                        .status() / 100 == 2) {
                    takenBack.incrementAndGet();
                }
                given.remove(wrong);
            }
        }
    }

    /** @return the first answer: yes or a conflict */
    private static Api.Answer twice(boolean again, Supplier<Api.Answer> request) {
        Api.Answer first = request.get();
        assertTrue(first.status() / 100 == 2 || first.status() == 409, () -> "status " + first.status() + ' ' + first.body());
        if (again && first.status() / 100 == 2) {
            assertEquals(first.status(), request.get().status(), "sent again");
        }
        return first;
    }
}
