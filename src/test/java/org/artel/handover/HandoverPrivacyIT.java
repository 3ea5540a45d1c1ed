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

/** Anna has her goods sent by post; Boris helps the organizer and ordered himself. */
@ArquillianTest
@RunAsClient
class HandoverPrivacyIT {

    private HandoverFixture fixture;
    private Api anna;
    private Api boris;

    @BeforeEach
    void aStoppedPurchase() throws SQLException {
        fixture = new HandoverFixture(2, 1).stopped();
        anna = fixture.participants.get(0);
        boris = fixture.participants.get(1);
        fixture.orders.change("INSERT INTO co_organizer (id, purchase_id, member_id, price_list, state, invited_at, accepted_at, version) "
                + "VALUES (?, ?, ?, FALSE, 'ACCEPTED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1)", -fixture.purchase, fixture.purchase, boris.memberId());
    }

    @Test
    void anAddressIsShownWhileItIsNeededAndItsOwnerReadsToWhom() throws SQLException {
        long post = fixture.addPoint("POST", "Parcel post", 2);
        anna.put(fixture.path("pickup"), "{\"pointId\": %d, \"address\": \"Elm street 5\"}".formatted(post)).ok();
        assertTrue(boris.get(fixture.path("slots")).ok().body().contains("Elm street 5"));
        boris.get(fixture.path("slots")).ok();
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM reveal WHERE kind = 'ADDRESS' AND owner_id = ? AND viewer_id = ?", anna.memberId(), boris.memberId()));
        fixture.orders.change("UPDATE purchase SET ended_at = UTC_TIMESTAMP(6) - INTERVAL 31 DAY WHERE id = ?", fixture.purchase);
        fixture.at("CLOSED");
        assertFalse(boris.get(fixture.path("slots")).ok().body().contains("Elm street 5"));
        assertFalse(fixture.organizer.get(fixture.path("slots")).ok().body().contains("Elm street 5"));
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM reveal WHERE owner_id = ?", anna.memberId()));
    }

    @Test
    void aCoOrganizerTakesNothingUnpaidHome() throws SQLException {
        fixture.invoiced().received();
        owes(anna);
        owes(boris);
        Api.Answer own = handOver(boris, boris);
        assertTrue(own.status() == 403 && own.body().contains("handover.ownUnpaid"), own.body());
        handOver(boris, anna).ok();
        handOver(fixture.organizer, boris).ok();
    }

    private void owes(Api who) throws SQLException {
        long participation = fixture.participation(who);
        long id = -1_000_000_000L - participation;
        fixture.orders.change("INSERT INTO ledger_transfer (id, purchase_id, debit, debit_participation_id, credit, credit_participation_id, amount, why, "
                + "document_kind, document_id, part, occurred_at, booked_at) VALUES (?, ?, 'MEMBER', ?, 'CLEARING', 0, 12.50, 'GOODS', 'BILL', ?, 1, "
                + "UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))", id, fixture.purchase, participation, id);
    }

    private Api.Answer handOver(Api who, Api whose) throws SQLException {
        return who.post(fixture.path("handovers"), "{\"participationId\": %d, \"unpaid\": true}".formatted(fixture.participation(whose)));
    }
}
