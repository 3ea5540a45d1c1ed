package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two participants of a stopped purchase choose where and when they collect. */
@ArquillianTest
@RunAsClient
class PickupIT {

    private HandoverFixture fixture;
    private Api anna;
    private Api boris;

    @BeforeEach
    void aStoppedPurchase() throws SQLException {
        fixture = new HandoverFixture(2, 1).stopped();
        anna = fixture.participants.get(0);
        boris = fixture.participants.get(1);
    }

    @Test
    void aSlotIsChosenChangedAndGivenBack() throws SQLException {
        long early = slot("2099-06-26T08:00:00Z", "2099-06-26T09:00:00Z", 1);
        long late = slot("2099-06-26T09:00:00Z", "2099-06-26T10:00:00Z", 1);
        choose(anna, early).ok();
        assertEquals(early, anna.get(fixture.path("pickup")).ok().number("slotId"));
        assertEquals(1, taken(early));
        assertTrue(choose(boris, early).body().contains("pickup.slotFull"));
        choose(anna, late).ok();
        assertEquals(0, taken(early));
        choose(boris, early).ok();
        anna.delete(fixture.path("pickup")).ok();
        assertEquals(0, taken(late));
        assertEquals(404, anna.delete(fixture.path("pickup")).status());
        assertEquals(fixture.point, fixture.number("SELECT pickup_point_id FROM participation WHERE id = ?", fixture.participation(boris)));
        assertEquals(0, fixture.number("SELECT COUNT(pickup_point_id) FROM participation WHERE id = ?", fixture.participation(anna)));
    }

    @Test
    void aPointWithSlotsNeedsOneOfItsOwnAndAnotherWayAnAddress() throws SQLException {
        long post = fixture.addPoint("POST", "Parcel post", 2);
        assertEquals(200, choose(anna, null).status());
        long slot = slot("2099-06-26T08:00:00Z", "2099-06-26T09:00:00Z", 1);
        assertTrue(choose(anna, null).body().contains("slotId"));
        assertTrue(anna.put(fixture.path("pickup"), "{\"pointId\": %d}".formatted(post)).body().contains("address"));
        assertTrue(anna.put(fixture.path("pickup"), "{\"pointId\": %d, \"slotId\": %d, \"address\": \"Elm street 5\"}".formatted(post, slot)).body()
                .contains("slotId"));
        anna.put(fixture.path("pickup"), "{\"pointId\": %d, \"address\": \"Elm street 5\"}".formatted(post)).ok();
        assertTrue(fixture.organizer.get(fixture.path("slots")).ok().body().contains("Elm street 5"));
        assertEquals(403, boris.get(fixture.path("slots")).status());
    }

    @Test
    void participantsChooseUntilTheStatedDateAndAreToldOfIt() throws SQLException {
        fixture.organizer.put(fixture.path("slots/choose-until"), "{\"chooseUntil\": \"2099-06-25T18:00:00Z\"}").ok();
        assertEquals(1, told(anna, "PICKUP_PLANNED"));
        choose(anna, null).ok();
        fixture.orders.change("UPDATE handover_plan SET choose_until = '2020-01-01' WHERE purchase_id = ?", fixture.purchase);
        assertTrue(choose(boris, null).body().contains("pickup.tooLate"));
        assertEquals(409, anna.delete(fixture.path("pickup")).status());
        assertFalse(Boolean.parseBoolean(anna.get(fixture.path("pickup")).ok().value("open")));
        fixture.organizer.put(fixture.path("slots/parcels/" + fixture.participation(boris)), "{\"pointId\": %d}".formatted(fixture.point)).ok();
        assertEquals(1, told(boris, "PICKUP_CHOSEN"));
    }

    @Test
    void whoLosesASlotIsToldAndKeepsThePoint() throws SQLException {
        long slot = slot("2099-06-26T08:00:00Z", "2099-06-26T09:00:00Z", 5);
        choose(anna, slot).ok();
        fixture.organizer.delete(fixture.path("slots/" + slot)).ok();
        assertEquals(1, told(anna, "SLOT_REMOVED"));
        assertEquals(0, told(boris, "SLOT_REMOVED"));
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM pickup WHERE purchase_id = ? AND point_id = ? AND slot_id IS NULL", fixture.purchase,
                fixture.point));
        assertTrue(choose(boris, slot).body().contains("slotId"));
    }

    @Test
    void theCodeOpensTheParcelForWhoeverHandsOver() {
        String code = anna.get(fixture.path("pickup/code")).ok().value("code");
        assertTrue(code.startsWith("1-"), code);
        anna.put(fixture.path("pickup/proxy"), "{\"proxy\": \"Vera\"}").ok();
        Api.Answer opened = fixture.organizer.get(fixture.path("parcels?code=" + code.toLowerCase())).ok();
        assertEquals("Vera", opened.value("proxy"));
        assertEquals("2", opened.value("quantity"));
        assertEquals(422, fixture.organizer.get(fixture.path("parcels?code=2" + code.substring(1))).status());
        assertEquals(403, boris.get(fixture.path("parcels?code=" + code)).status());
        assertEquals(2, fixture.organizer.get(fixture.path("parcels")).ok().body().split("participationId", -1).length - 1);
        assertTrue(fixture.organizer.get(fixture.path("sheets/LABELS.pdf")).ok().body().startsWith("%PDF"));
    }

    @Test
    void nothingIsChosenBeforeTheStopAndWithoutAnOrder() throws SQLException {
        HandoverFixture open = new HandoverFixture(1);
        assertTrue(open.participants.get(0).put(open.path("pickup"), "{\"pointId\": %d}".formatted(open.point)).body().contains("purchase.otherStage"));
        assertEquals(403, Api.member("stranger").get(fixture.path("pickup")).status());
    }

    private Api.Answer choose(Api who, Long slot) {
        return who.put(fixture.path("pickup"), "{\"pointId\": %d, \"slotId\": %s}".formatted(fixture.point, slot));
    }

    private long slot(String from, String to, int capacity) throws SQLException {
        fixture.organizer.post(fixture.path("slots"), "{\"pointId\": %d, \"from\": \"%s\", \"to\": \"%s\", \"capacity\": %d}"
                .formatted(fixture.point, from, to, capacity)).ok();
        return fixture.number("SELECT MAX(id) FROM pickup_slot WHERE purchase_id = ?", fixture.purchase);
    }

    private long taken(long slot) throws SQLException {
        return fixture.number("SELECT taken FROM pickup_slot_gate WHERE slot_id = ?", slot);
    }

    private long told(Api who, String kind) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = ?", who.memberId(), kind);
    }
}
