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

/** Anna's parcel with 3 and Boris' with 2 are ready. */
@ArquillianTest
@RunAsClient
class HandoverIT {

    private HandoverFixture fixture;
    private Api organizer;
    private Api anna;
    private String code;

    @BeforeEach
    void handingOverHasBegun() throws SQLException {
        fixture = new HandoverFixture(3, 2).stopped().invoiced().received();
        organizer = fixture.organizer;
        anna = fixture.participants.get(0);
        code = anna.get(fixture.path("pickup/code")).ok().value("code");
    }

    @Test
    void partAndRestAreHandedOverAndNothingMore() throws SQLException {
        anna.put(fixture.path("pickup/proxy"), "{\"proxy\": \"Vera\"}").ok();
        Api.Answer first = give("\"lines\": [" + line(2) + "]").ok();
        assertEquals("2", first.value("handedOver"));
        assertTrue(give("\"lines\": [" + line(2) + "]").body().contains("handover.already"));
        assertTrue(give("\"lines\": [" + line(0) + "]").body().contains("handover.nothing"));
        give("\"toProxy\": true").ok();
        assertTrue(give("\"toProxy\": true").body().contains("handover.empty"));
        assertEquals(3, handedOver());
        assertEquals(1, told("HANDED_OVER"));
        assertEquals(1, told("HANDED_OVER_TO"));
    }

    @Test
    void theSameHandOverSentAgainCountsOnce() throws SQLException {
        String body = "{\"code\": \"%s\", \"lines\": [%s]}".formatted(code, line(1));
        organizer.post(fixture.path("handovers"), body, "Idempotency-Key", "phone-1").ok();
        organizer.post(fixture.path("handovers"), body, "Idempotency-Key", "phone-1").ok();
        assertEquals(1, handedOver());
        assertEquals(422, organizer.post(fixture.path("handovers"), body.replace("\"1\"", "\"2\""), "Idempotency-Key", "phone-1").status());
    }

    @Test
    void whatIsOwedIsWarnedOfOrRefusedAsTheConditionsSay() throws SQLException {
        fixture.orders.change("INSERT INTO ledger_transfer (id, purchase_id, debit, debit_participation_id, credit, credit_participation_id, amount, why, "
                + "document_kind, document_id, part, occurred_at, booked_at) VALUES (?, ?, 'MEMBER', ?, 'CLEARING', 0, 37.50, 'GOODS', 'BILL', ?, 1, "
                + "UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))", -fixture.purchase, fixture.purchase, fixture.participation(anna), -fixture.purchase);
        Api.Answer warned = give("\"unpaid\": false");
        assertEquals(409, warned.status());
        assertTrue(warned.body().contains("handover.unpaidWarning"), warned.body());
        fixture.orders.change("UPDATE purchase SET payment_mode = 'OWN_FUNDS' WHERE id = ?", fixture.purchase);
        assertTrue(give("\"unpaid\": true").body().contains("\"urn:artel:problem:handover.unpaid\""));
        fixture.orders.change("UPDATE purchase SET payment_mode = 'PREPAYMENT' WHERE id = ?", fixture.purchase);
        give("\"unpaid\": true").ok();
        assertEquals(3, handedOver());
    }

    @Test
    void onlyWhoeverHandsOverMayAndOnlyThen() throws SQLException {
        assertEquals(403, anna.post(fixture.path("handovers"), "{\"code\": \"" + code + "\"}").status());
        assertEquals(404, organizer.post(fixture.path("handovers"), "{\"code\": \"" + PickupCode.of(1, "somebody else's seal") + "\"}").status());
        assertTrue(give("\"toProxy\": true").body().contains("handover.noProxy"));
        fixture.at("RECEIVED");
        assertTrue(give("\"unpaid\": true").body().contains("purchase.otherStage"));
        assertEquals(0, handedOver());
    }

    @Test
    void aWrongHandOverIsTakenBackOnce() throws SQLException {
        long wrong = give("\"lines\": [" + line(2) + "]").ok().number("id");
        assertTrue(undo(wrong, "").body().contains("\"reason\""));
        assertEquals(403, anna.post(fixture.path("handovers/" + wrong + "/undo"), "{\"reason\": \"mine\"}").status());
        assertEquals("0", undo(wrong, "Wrong parcel").ok().value("handedOver"));
        assertTrue(undo(wrong, "again").body().contains("handover.takenBackBefore"));
        assertEquals(0, handedOver());
        assertEquals(1, told("HANDOVER_TAKEN_BACK"));
        Api.Answer complaint = anna.post(fixture.path("complaints"), "{" + line(1).substring(1, line(1).length() - 1) + ", \"kind\": \"DEFECT\", \"text\": \"Broken\"}");
        assertTrue(complaint.body().contains("complaint.nothing"), complaint.body());
        give("\"unpaid\": false").ok();
        assertEquals(3, handedOver());
    }

    @Test
    void whatIsComplainedAboutOrClosedStaysHandedOver() throws SQLException {
        long given = give("\"unpaid\": false").ok().number("id");
        long complaint = anna.post(fixture.path("complaints"), "{" + line(1).substring(1, line(1).length() - 1) + ", \"kind\": \"DEFECT\", \"text\": \"Broken\"}")
                .ok().number("id");
        assertTrue(undo(given, "Wrong parcel").body().contains("handover.complained"));
        anna.post(fixture.path("complaints/" + complaint + "/withdraw"), "").ok();
        fixture.at("CLOSED");
        assertTrue(undo(given, "Wrong parcel").body().contains("purchase.otherStage"));
        assertEquals(3, handedOver());
    }

    private Api.Answer undo(long handover, String reason) {
        return organizer.post(fixture.path("handovers/" + handover + "/undo"), "{\"reason\": \"" + reason + "\"}");
    }

    private Api.Answer give(String more) {
        return organizer.post(fixture.path("handovers"), "{\"code\": \"" + code + "\", " + more + "}");
    }

    private String line(int units) throws SQLException {
        return "{\"lineId\": %d, \"variantId\": %d, \"quantity\": \"%d\"}".formatted(
                fixture.number("SELECT id FROM order_line WHERE participation_id = ?", fixture.participation(anna)), fixture.variant, units);
    }

    private long handedOver() throws SQLException {
        return fixture.number("SELECT SUM(quantity) FROM allocation WHERE purchase_id = ? AND step = 'HANDED_OVER'", fixture.purchase);
    }

    private long told(String kind) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = ?", anna.memberId(), kind);
    }
}
