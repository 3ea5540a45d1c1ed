package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna chose a point that costs 50.00; handing over has begun. Another point is free. */
@ArquillianTest
@RunAsClient
class PickupPriceIT {

    private HandoverFixture fixture;
    private Api anna;
    private long dear;

    @BeforeEach
    void handingOverHasBegun() throws SQLException {
        fixture = new HandoverFixture(3).stopped();
        dear = fixture.addPoint("PICKUP", "Door to door", 2);
        fixture.orders.change("UPDATE pickup_point SET fee = 50 WHERE id = ?", dear);
        anna = fixture.participants.get(0);
        choose(dear).ok();
        fixture.invoiced().received();
    }

    @Test
    void whoeverCollectedAtAPointKeepsItsPrice() throws SQLException {
        chooseUntil2099();
        fixture.organizer.post(fixture.path("handovers"), "{\"participationId\": %d, \"unpaid\": true}".formatted(fixture.participation(anna))).ok();
        assertTrue(choose(fixture.point).body().contains("pickup.collected"));
        assertTrue(anna.delete(fixture.path("pickup")).body().contains("pickup.collected"));
        Api.Answer byOrganizer = fixture.organizer.put(fixture.path("slots/parcels/" + fixture.participation(anna)), "{\"pointId\": %d}".formatted(fixture.point));
        assertTrue(byOrganizer.body().contains("pickup.collected"), byOrganizer.body());
        assertEquals(dear, fixture.number("SELECT pickup_point_id FROM participation WHERE id = ?", fixture.participation(anna)));
        choose(dear).ok();
    }

    @Test
    void whileGoodsAreHandedOverTheOrganizerMovesAPointUnlessADateWasStated() throws SQLException {
        assertTrue(choose(fixture.point).body().contains("pickup.handingOver"));
        assertTrue(anna.delete(fixture.path("pickup")).body().contains("pickup.handingOver"));
        choose(dear).ok();
        chooseUntil2099();
        choose(fixture.point).ok();
    }

    private void chooseUntil2099() {
        fixture.organizer.put(fixture.path("slots/choose-until"), "{\"chooseUntil\": \"2099-06-25T18:00:00Z\"}").ok();
    }

    private Api.Answer choose(long point) {
        return anna.put(fixture.path("pickup"), "{\"pointId\": %d}".formatted(point));
    }
}
