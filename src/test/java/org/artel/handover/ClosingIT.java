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

/** Anna has collected her 3 units, Boris not his one; one unit more came than was ordered. */
@ArquillianTest
@RunAsClient
class ClosingIT {

    private HandoverFixture fixture;
    private Api organizer;
    private Api anna;
    private Api boris;

    @BeforeEach
    void almostEverythingIsCollected() throws SQLException {
        fixture = new HandoverFixture(3, 1).stopped().invoiced().received();
        fixture.orders.change("UPDATE receipt_line SET quantity = 5 WHERE receipt_id = ?", -fixture.purchase);
        organizer = fixture.organizer;
        anna = fixture.participants.get(0);
        boris = fixture.participants.get(1);
        give(anna);
    }

    @Test
    void whatIsOpenIsListedAndNothingIsClosedBefore() throws SQLException {
        complain();
        Api.Answer open = organizer.get(fixture.path("closing")).ok();
        assertEquals("1", open.value("units"));
        assertEquals("1", open.value("leftovers"));
        assertEquals("1", open.value("complaints"));
        assertTrue(close().body().contains("closing.parcels"));
        give(boris);
        assertTrue(close().body().contains("closing.leftovers"));
        keep();
        assertTrue(close().body().contains("closing.complaints"));
        organizer.post(fixture.path("complaints/" + fixture.number("SELECT id FROM complaint WHERE purchase_id = ?", fixture.purchase) + "/answer"),
                "{\"decision\": \"DECLINED\", \"text\": \"Sorry\"}").ok();
        fixture.orders.change("INSERT INTO ledger_transfer (id, purchase_id, debit, debit_participation_id, credit, credit_participation_id, amount, why, "
                + "document_kind, document_id, part, occurred_at, booked_at) VALUES (?, ?, 'CLEARING', 0, 'SUPPLIER', 0, 0.01, 'INVOICE', 'BILLING', ?, 1, "
                + "UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))", -fixture.purchase, fixture.purchase, -fixture.purchase);
        assertTrue(close().body().contains("closing.CLEARING"));
        assertEquals(404, Api.guest().get(fixture.path("report")).status());
    }

    @Test
    void aLineRefundedInFullIsNotOpenAndItsUnitsAreLeftOver() throws SQLException {
        fixture.orders.change("INSERT INTO settlement (id, purchase_id, kind, participation_id, line_id, amount, settled_on, decided_at) "
                + "SELECT -id, purchase_id, 'LINE_REFUND', participation_id, id, 12.50, '2026-06-01', '2026-06-01' FROM order_line WHERE participation_id = ?",
                fixture.participation(boris));
        assertEquals("2", organizer.get(fixture.path("closing")).ok().value("leftovers"));
        assertTrue(close().body().contains("closing.leftovers"));
        assertTrue(organizer.post(fixture.path("handovers"), "{\"participationId\": %d}".formatted(fixture.participation(boris))).body()
                .contains("handover.empty"));
    }

    @Test
    void aClosedPurchaseHasAPublicReportWithoutNames() throws SQLException {
        give(boris);
        keep();
        close().ok();
        Api.Answer report = Api.guest().get(fixture.path("report")).ok();
        assertEquals("2", report.value("participants"));
        assertEquals("50.00", report.value("invoiced"));
        assertEquals("4", report.value("handedOver"));
        assertEquals("12.50", report.value("reached").substring(0, 5));
        String nickname = anna.get("me").ok().value("nickname");
        assertFalse(report.body().contains(nickname));
        fixture.orders.change("UPDATE purchase SET prices_visible = 'PARTICIPANTS' WHERE id = ?", fixture.purchase);
        assertFalse(Api.guest().get(fixture.path("report")).ok().body().contains("reached"));
    }

    @Test
    void reviewsGoBothWaysFromFinishedParticipationsOnly() throws SQLException {
        assertTrue(review(anna, null).body().contains("review.notFinished"));
        give(boris);
        keep();
        close().ok();
        fixture.orders.change("UPDATE participation SET anonymous = TRUE WHERE id = ?", fixture.participation(boris));
        long ofAnna = review(anna, null).ok().number("id");
        assertTrue(review(anna, null).body().contains("review.twice"));
        review(organizer, anna.memberId()).ok();
        assertTrue(review(organizer, boris.memberId()).body().contains("review.anonymous"));
        review(boris, null).ok();
        String nickname = boris.get("me").ok().value("nickname");
        Api.Answer all = Api.guest().get("members/" + organizer.memberId() + "/reviews").ok();
        assertEquals(3, all.body().split("\"stars\"", -1).length);
        assertFalse(all.body().contains(nickname));
        assertEquals(404, anna.post(fixture.path("reviews/" + ofAnna + "/answer"), "{\"answer\": \"Thanks\"}").status());
        organizer.post(fixture.path("reviews/" + ofAnna + "/answer"), "{\"answer\": \"Thanks\"}").ok();
        assertTrue(organizer.post(fixture.path("reviews/" + ofAnna + "/answer"), "{\"answer\": \"Again\"}").body().contains("review.answered"));
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'REVIEW_ANSWERED'", anna.memberId()));
        assertEquals(403, review(Api.member("stranger"), null).status());
    }

    private Api.Answer review(Api who, Long subject) {
        return who.post(fixture.path("reviews"), "{\"subjectId\": %s, \"stars\": 5, \"text\": \"All well\"}".formatted(subject));
    }

    private Api.Answer close() {
        return organizer.post(fixture.path("closing"), "");
    }

    private void give(Api who) throws SQLException {
        organizer.post(fixture.path("handovers"), "{\"participationId\": %d, \"unpaid\": true}".formatted(fixture.participation(who))).ok();
    }

    private void keep() {
        organizer.post(fixture.path("leftovers"), "{\"variantId\": %d, \"quantity\": \"1\", \"price\": \"0\", \"keep\": true}".formatted(fixture.variant)).ok();
    }

    private void complain() throws SQLException {
        anna.post(fixture.path("complaints"), "{\"lineId\": %d, \"variantId\": %d, \"kind\": \"DEFECT\", \"quantity\": \"1\", \"text\": \"Broken\"}".formatted(
                fixture.number("SELECT id FROM order_line WHERE participation_id = ?", fixture.participation(anna)), fixture.variant)).ok();
    }
}
