package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.SQLException;
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

/** Participants, each with two devices on two servers, choose and give back slots that are too few: none is ever overbooked. */
@ArquillianTest
@RunAsClient
class SlotRaceIT {

    private static final int STEPS = Integer.getInteger("race.slotSteps", 15);
    private static final int SLOTS = 3;

    @Test
    void noSlotTakesMoreThanFitIn() throws Exception {
        HandoverFixture fixture = new HandoverFixture(1, 1, 1, 1, 1, 1, 1, 1).stopped();
        List<Long> slots = slots(fixture);
        List<URI> servers = List.of(TestServer.url(), SecondServer.url());
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (Api participant : fixture.participants) {
                servers.forEach(server -> all.add(() -> act(fixture, slots, participant.at(server))));
            }
            for (Future<Void> device : threads.invokeAll(all)) {
                device.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (Api participant : fixture.participants) {
            choose(fixture, slots, participant);
        }
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM pickup_slot s JOIN pickup_slot_gate g ON g.slot_id = s.id WHERE s.purchase_id = ? "
                + "AND (g.taken > g.capacity OR g.taken <> (SELECT COUNT(*) FROM pickup k WHERE k.slot_id = s.id))", fixture.purchase));
        assertEquals(2 * SLOTS, fixture.number("SELECT SUM(g.taken) FROM pickup_slot s JOIN pickup_slot_gate g ON g.slot_id = s.id "
                + "WHERE s.purchase_id = ?", fixture.purchase), "somebody still seeks, so all places are taken");
    }

    private static List<Long> slots(HandoverFixture fixture) throws SQLException {
        fixture.organizer.post(fixture.path("slots"), "{\"pointId\": %d, \"from\": \"2099-06-26T08:00:00Z\", \"to\": \"2099-06-26T11:00:00Z\", "
                .formatted(fixture.point) + "\"minutes\": 60, \"capacity\": 2}").ok();
        List<Long> slots = new ArrayList<>();
        fixture.orders.each("SELECT id FROM pickup_slot WHERE purchase_id = ?", row -> slots.add(row.getLong(1)), fixture.purchase);
        assertEquals(SLOTS, slots.size());
        return slots;
    }

    private static Void act(HandoverFixture fixture, List<Long> slots, Api participant) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int step = 0; step < STEPS; step++) {
            int status = random.nextInt(4) == 0 ? participant.delete(fixture.path("pickup")).status()
                    : choose(fixture, slots.get(random.nextInt(SLOTS)), participant);
            assertTrue(status < 500, () -> "status " + status);
        }
        return null;
    }

    /** The first that has a place. */
    private static void choose(HandoverFixture fixture, List<Long> slots, Api participant) {
        slots.stream().anyMatch(slot -> choose(fixture, slot, participant) == 200);
    }

    private static int choose(HandoverFixture fixture, long slot, Api participant) {
        return participant.put(fixture.path("pickup"), "{\"pointId\": %d, \"slotId\": %d}".formatted(fixture.point, slot)).status();
    }
}
