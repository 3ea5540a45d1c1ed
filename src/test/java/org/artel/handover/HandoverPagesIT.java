package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Addresses and forms that no page of ours sends are answered, not broken. */
@ArquillianTest
@RunAsClient
class HandoverPagesIT {

    @Test
    void aSheetOfNoPointIsTheSheetOfAll() throws SQLException {
        HandoverFixture fixture = new HandoverFixture(1).stopped();
        Visitor organizer = signedIn(fixture.organizer);
        assertEquals(200, organizer.get("handover/sheets/" + fixture.purchase + "?point=-").statusCode());
        assertEquals(200, organizer.get("handover/sheets/" + fixture.purchase + "?point=" + "9".repeat(30)).statusCode());
    }

    @Test
    void theListSaysWhichParcelsAreOut() throws SQLException {
        HandoverFixture fixture = new HandoverFixture(2, 3).stopped().invoiced().received();
        Visitor organizer = signedIn(fixture.organizer);
        String page = "parcel/" + fixture.purchase;
        assertFalse(organizer.get(page).body().contains("handed over</span>"));
        fixture.organizer.post(fixture.path("handovers"), "{\"participationId\": %d, \"unpaid\": true}"
                .formatted(fixture.participation(fixture.participants.get(0)))).ok();
        assertEquals(2, organizer.get(page).body().split("handed over</span>").length, "one of two");
    }

    @Test
    void aFormForAParcelThatNoCodeOpensIsNotSent() throws SQLException {
        HandoverFixture fixture = new HandoverFixture(1).stopped().invoiced().received();
        Visitor organizer = signedIn(fixture.organizer);
        String parcel = "parcel/" + fixture.purchase;
        Map<String, String> form = Visitor.filled(organizer.get(parcel + "?participation=" + fixture.participation(fixture.participants.get(0))).body(), "handing",
                "handOver", Map.of());
        HttpResponse<String> answer = organizer.post(parcel + "?code=1-AAAAA", form);
        assertTrue(answer.statusCode() < 500, answer.statusCode() + answer.body());
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM handover WHERE purchase_id = ?", fixture.purchase));
    }

    @Test
    void aComplaintAboutNoLineIsRefused() throws SQLException {
        HandoverFixture fixture = new HandoverFixture(1).stopped().invoiced().received();
        Api anna = fixture.participants.get(0);
        fixture.organizer.post(fixture.path("handovers"), "{\"participationId\": %d, \"unpaid\": true}".formatted(fixture.participation(anna))).ok();
        Visitor visitor = signedIn(anna);
        String page = "order/complaint/" + fixture.purchase;
        Map<String, String> form = Visitor.filled(visitor.get(page).body(), "complaining", "complain", Map.of("text", "Broken", "quantity", "1"));
        form.keySet().removeIf(field -> field.equals("line"));
        HttpResponse<String> answer = visitor.postParts(page, form);
        assertTrue(answer.statusCode() < 500, answer.statusCode() + answer.body());
    }

    @Test
    void aCountThatNeedsADecisionAsksForItAndKeepsWhatWasTyped() throws SQLException {
        HandoverFixture fixture = new HandoverFixture(3, 2).stopped().invoiced().at("IN_TRANSIT");
        fixture.orders.change("UPDATE purchase SET shortage_rule = 'BY_HAND' WHERE id = ?", fixture.purchase);
        String hand = "hand%d." + fixture.variant;
        String annas = hand.formatted(line(fixture, 0));
        String boriss = hand.formatted(line(fixture, 1));
        Visitor organizer = signedIn(fixture.organizer);
        String page = "handover/receipts/" + fixture.purchase;
        assertEquals(302, organizer.send(page, "counting", "count", Map.of("came" + fixture.variant, "3")).statusCode());
        assertEquals(302, organizer.send(page, "completing", "complete", Map.of(annas, "1", boriss, "2", "reason", "Boris asked first")).statusCode());
        HttpResponse<String> asked = organizer.send(page, "counting", "count", Map.of("came" + fixture.variant, "1", "note", "by van"));
        assertEquals(409, asked.statusCode());
        assertTrue(asked.body().contains("by van") && asked.body().contains("name=\"" + annas + '"'), asked.body());
        assertEquals(302, organizer.post(page, Visitor.filled(asked.body(), "counting", "count", Map.of(annas, "2", boriss, "2", "countReason", "One more came")))
                .statusCode());
        assertEquals(2, fixture.number("SELECT quantity FROM allocation WHERE purchase_id = ? AND step = 'RECEIVED' AND document = 2 AND line_id = ?",
                fixture.purchase, line(fixture, 0)));
    }

    private static long line(HandoverFixture fixture, int who) throws SQLException {
        return fixture.number("SELECT id FROM order_line WHERE participation_id = ?", fixture.participation(fixture.participants.get(who)));
    }

    private static Visitor signedIn(Api who) {
        return Visitor.signedIn(who.get("me").ok().value("email"), TestPortal.PASSWORD);
    }
}
