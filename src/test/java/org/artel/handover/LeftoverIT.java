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

/** Anna's parcel holds 3; two units more came than anybody ordered. */
@ArquillianTest
@RunAsClient
class LeftoverIT {

    private HandoverFixture fixture;
    private Api organizer;
    private Api anna;

    @BeforeEach
    void moreCameThanWasOrdered() throws SQLException {
        fixture = new HandoverFixture(3).stopped().invoiced().received();
        fixture.orders.change("UPDATE receipt_line SET quantity = 5 WHERE receipt_id = ?", -fixture.purchase);
        organizer = fixture.organizer;
        anna = fixture.participants.get(0);
    }

    @Test
    void leftoversAreOfferedTakenAndSold() throws SQLException {
        assertTrue(offer(3, false).body().contains("leftover.notThere"));
        offer(2, false).ok();
        long offer = fixture.number("SELECT id FROM leftover WHERE purchase_id = ?", fixture.purchase);
        assertEquals(1, told(anna, "LEFTOVER_OFFERED"));
        Api stranger = Api.member("stranger");
        take(anna, offer, 1).ok();
        take(stranger, offer, 1).ok();
        assertTrue(take(stranger, offer, 1).body().contains("leftover.gone"));
        assertEquals(2, told(organizer, "LEFTOVER_TAKEN"));
        assertEquals(1, posted("MEMBER"));
        organizer.post(fixture.path("leftovers/sales/" + sale(stranger) + "/sold"), "").ok();
        assertEquals(1, posted("ORGANIZER"));
        anna.post(fixture.path("leftovers/sales/" + sale(anna) + "/give-back"), "").ok();
        assertTrue(anna.post(fixture.path("leftovers/sales/" + sale(anna) + "/give-back"), "").body().contains("leftover.settled"));
        assertEquals(0, fixture.number("SELECT SUM(IF(debit = 'MEMBER', amount, 0) - IF(credit = 'MEMBER', amount, 0)) FROM ledger_transfer WHERE purchase_id = ?",
                fixture.purchase));
        assertTrue(take(organizer, offer, 1).body().contains("leftover.own"));
    }

    @Test
    void onlyWholeStepsAndOnlyByWhomTheOrganizerAdmits() throws SQLException {
        offer(2, false).ok();
        long offer = fixture.number("SELECT id FROM leftover WHERE purchase_id = ?", fixture.purchase);
        Api stranger = Api.member("stranger");
        Api.Answer crumb = stranger.post(fixture.path("leftovers/" + offer + "/take"), "{\"quantity\": \"0.004\"}");
        assertTrue(crumb.body().contains("order.step"), crumb.body());
        organizer.post("exclusions", "{\"nickname\": \"%s\", \"reason\": \"Never pays\"}".formatted(fixture.orders.findable(stranger.memberId()))).ok();
        assertTrue(take(stranger, offer, 1).body().contains("refusal.excluded"));
        take(anna, offer, 2).ok();
    }

    @Test
    void theOrganizerKeepsWhatNobodyWants() throws SQLException {
        offer(2, true).ok();
        assertEquals(1, posted("ORGANIZER"));
        assertTrue(offer(1, false).body().contains("leftover.notThere"));
    }

    @Test
    void whatIsNotCollectedInTimeIsForfeited() throws SQLException {
        String parcel = "handovers/" + fixture.participation(anna);
        assertTrue(organizer.post(fixture.path(parcel + "/forfeit"), "").body().contains("forfeit.never"));
        fixture.orders.change("UPDATE purchase SET storage_free_days = 3, storage_fee = 2.00, forfeit_days = 10 WHERE id = ?", fixture.purchase);
        began(5);
        assertTrue(organizer.post(fixture.path(parcel + "/forfeit"), "").body().contains("forfeit.tooEarly"));
        began(11);
        organizer.post(fixture.path(parcel + "/forfeit"), "").ok();
        assertEquals(1, told(anna, "FORFEITED"));
        assertTrue(organizer.post(fixture.path("handovers"), "{\"participationId\": %d, \"unpaid\": true}".formatted(fixture.participation(anna))).body()
                .contains("handover.empty"));
        offer(5, false).ok();
    }

    /** So many days ago handing over began. */
    private void began(int days) throws SQLException {
        fixture.orders.change("DELETE FROM stage_change WHERE purchase_id = ? AND to_stage = 'HANDOVER'", fixture.purchase);
        fixture.orders.change("INSERT INTO stage_change (id, purchase_id, from_stage, to_stage, changed_at, actor_kind) "
                + "VALUES (?, ?, 'RECEIVED', 'HANDOVER', UTC_TIMESTAMP(6) - INTERVAL ? DAY, 'MEMBER')", -fixture.purchase, fixture.purchase, days);
    }

    private Api.Answer offer(int units, boolean keep) {
        return organizer.post(fixture.path("leftovers"), "{\"variantId\": %d, \"quantity\": \"%d\", \"price\": \"10\", \"keep\": %s}"
                .formatted(fixture.variant, units, keep));
    }

    private Api.Answer take(Api who, long offer, int units) {
        return who.post(fixture.path("leftovers/" + offer + "/take"), "{\"quantity\": \"" + units + "\"}");
    }

    private long sale(Api who) throws SQLException {
        return fixture.number("SELECT id FROM leftover_sale WHERE purchase_id = ? AND member_id = ?", fixture.purchase, who.memberId());
    }

    private long posted(String debit) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM ledger_transfer WHERE purchase_id = ? AND debit = ? AND credit = 'LEFTOVER'", fixture.purchase, debit);
    }

    private long told(Api who, String kind) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = ?", who.memberId(), kind);
    }
}
