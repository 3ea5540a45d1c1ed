package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Map;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones and payment details: only when the purchase needs them, only between those whom it concerns, and never unnoticed. */
@ArquillianTest
@RunAsClient
class ContactsIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("Olga");
    private final Api anna = Api.member("Anna");
    private final Api boris = Api.member("Boris");
    private final Api stranger = Api.member("Stranger");
    private Open purchase;

    ContactsIT() throws SQLException {
    }

    @BeforeEach
    void anOpenPurchaseWithTwoOrders() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        for (Api who : new Api[] {anna, boris}) {
            who.put("purchases/" + purchase.id() + "/order", "{\"lines\": [{\"variantId\": %d, \"quantity\": \"2\"}]}".formatted(honey)).ok();
        }
        anna.patch("me", "{\"phone\": \"+7 (382) 255-12-34\"}").ok();
        organizer.patch("me", "{\"phone\": \"+7 900 000 00 01\"}").ok();
        state("Card 2200 1111");
    }

    @Test
    void nothingIsShownBeforeTheStop() {
        assertEquals(409, phone(organizer, anna).status());
        assertEquals(409, details(anna).status());
    }

    @Test
    void fromTheStopOnWhoeverItConcernsSeesAndIsNoted() {
        stop();
        assertTrue(phone(organizer, anna).ok().body().contains("+7 (382) 255-12-34"));
        assertTrue(phone(anna, organizer).ok().body().contains("+7 900 000 00 01"));
        assertTrue(details(boris).ok().body().contains("Card 2200 1111"));
        assertEquals(organizer.memberId(), anna.get("reveals").ok().number("memberId"));
        String seen = organizer.get("reveals").ok().body();
        assertTrue(seen.contains("\"kind\":\"PAYMENT_DETAILS\",\"memberId\":" + boris.memberId()), seen);
        assertTrue(seen.contains("\"kind\":\"PHONE\",\"memberId\":" + anna.memberId()), seen);
        assertFalse(boris.get("reveals").ok().body().contains("kind"));
    }

    @Test
    void nobodyElseSeesAnything() {
        stop();
        assertEquals(403, phone(boris, anna).status(), "participants do not call each other");
        assertEquals(403, phone(organizer, stranger).status());
        assertEquals(403, phone(stranger, organizer).status());
        assertEquals(403, details(stranger).status());
        assertEquals(403, details(Api.moderator("Vera")).status());
        assertFalse(Api.guest().get("members/" + anna.memberId()).ok().body().contains("255"));
        assertEquals(409, phone(organizer, boris).status(), "Boris has given none");
    }

    @Test
    void thirtyDaysAfterTheEndNothingIsShownAnyMore() throws SQLException {
        stop();
        fixture.change("UPDATE purchase SET ended_at = UTC_TIMESTAMP(6) - INTERVAL 29 DAY WHERE id = ?", purchase.id());
        details(anna).ok();
        fixture.change("UPDATE purchase SET ended_at = UTC_TIMESTAMP(6) - INTERVAL 31 DAY WHERE id = ?", purchase.id());
        assertEquals(409, details(anna).status());
    }

    @Test
    void otherPaymentDetailsAreNeverStatedSilently() {
        state("Card 2200 1111");
        assertFalse(anna.get("notices").ok().body().contains("payment details"), "they are the same");
        state("Card 2200 9999");
        assertTrue(anna.get("notices").ok().body().contains("The payment details of 'Purchase " + purchase.id() + "' have changed. Those before ended with 1111."));
        assertTrue(organizer.get("purchases/" + purchase.id() + "/payment-details").ok().body().contains("9999"));
        assertEquals(403, anna.put("purchases/" + purchase.id() + "/payment-details", "{\"text\": \"mine\"}").status());
    }

    @Test
    void onThePagesTheSame() {
        stop();
        Visitor visitor = signedIn(anna);
        String address = "contacts/" + purchase.id();
        assertFalse(visitor.get(address).body().contains("2200"), "not before it is asked for");
        assertTrue(visitor.send(address, "paying", "showDetails", Map.of()).body().contains("Card 2200 1111"));
        assertTrue(visitor.send(address, "calling", "showPhone", Map.of()).body().contains("+7 900 000 00 01"));
        Visitor olga = signedIn(organizer);
        String button = "show" + anna.memberId();
        assertTrue(olga.send(address, "showing" + anna.memberId(), button, Map.of()).body().contains("+7 (382) 255-12-34"));
        assertEquals(302, olga.send(address, "stating", "state", Map.of("details", "Card 2200 7777")).statusCode());
        assertTrue(olga.get("reveals").body().contains("saw your payment details"));
        assertTrue(visitor.get("reveals").body().contains("saw your phone number"));
        assertEquals(302, visitor.send("me", "phoneForm", "savePhone", Map.of("phone", "")).statusCode());
        assertEquals(409, phone(organizer, anna).status());
        assertEquals(422, visitor.send("me", "phoneForm", "savePhone", Map.of("phone", "call me")).statusCode());
    }

    private static Visitor signedIn(Api who) {
        return Visitor.signedIn(who.get("me").ok().value("email"), TestPortal.PASSWORD);
    }

    private void state(String details) {
        organizer.put("purchases/" + purchase.id() + "/payment-details", "{\"text\": \"%s\"}".formatted(details)).ok();
    }

    private Api.Answer details(Api who) {
        return who.post("purchases/" + purchase.id() + "/payment-details/reveal", "{}");
    }

    private Api.Answer phone(Api viewer, Api owner) {
        return viewer.post("purchases/" + purchase.id() + "/phones/" + owner.memberId() + "/reveal", "{}");
    }

    private void stop() {
        organizer.post("purchases/" + purchase.id() + "/stop", "{\"reason\": \"enough\"}").ok();
    }
}
