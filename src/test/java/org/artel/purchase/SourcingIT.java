package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The sourcing board: records computed from purchases, and reservations that end. */
@ArquillianTest
@RunAsClient
class SourcingIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.trustedOrganizer("Olga");
    private final Api other = Api.organizer("Pavel");
    private final long supplier = organizer.post("suppliers",
            "{\"name\":\"" + UUID.randomUUID() + "\",\"contacts\":\"mail@bees.example\",\"lookAlikeConfirmed\":true}").ok().number("id");
    private final long section = fixture.section();

    SourcingIT() throws SQLException {
    }

    /** @param set columns of the purchase beyond those of an open one */
    private long purchase(String set, String goods) throws SQLException {
        long id = fixture.openPurchase(section, organizer.memberId(), null).id();
        fixture.change("UPDATE purchase SET supplier_id = " + supplier + ", " + set + " WHERE id = " + id);
        fixture.change("UPDATE purchase_gate SET goods = " + goods + " WHERE purchase_id = " + id);
        return id;
    }

    private static final String STOPPED = "stage = 'STOPPED', opened_at = '2026-05-01', stopped_at = '2026-05-11', ";

    @Test
    void theRecordCountsWhatItsViewerMayKnow() throws SQLException {
        purchase(STOPPED + "minimum_sum = 100", "100");
        purchase(STOPPED + "minimum_sum = 100, minimum_quantity = 5, minimum_all = TRUE", "100");
        purchase(STOPPED + "minimum_sum = 100, minimum_quantity = 5", "100");
        purchase("stage = 'CANCELLED'", "0");
        long last = purchase("minimum_sum = 700", "0");
        purchase("supplier_visible = 'ORGANIZER', " + STOPPED.substring(0, STOPPED.length() - 2), "1");

        var seen = other.get("sourcing/" + supplier).ok();
        assertEquals(5, seen.number("purchases"));
        assertEquals(3, seen.number("stopped"));
        assertEquals(2, seen.number("reached"), "all minima or any, as the terms say");
        assertEquals(1, seen.number("cancelled"));
        assertEquals(10, seen.number("days"));
        assertEquals(last, seen.number("lastPurchaseId"));
        assertEquals(6, organizer.get("sourcing/" + supplier).ok().number("purchases"), "the own ones count");
        assertEquals(6, Api.moderator("Vera").get("sourcing/" + supplier).ok().number("purchases"));
        String page = new Visitor().get("supplier/" + supplier).body();
        assertTrue(page.contains("5 purchases · 3 came to a Stop · 2 reached the minimum · 1 called off · 10 days to the Stop"), page);
        assertFalse(page.contains("reservationForm"), "who negotiates is for organizers");

        fixture.change("UPDATE section SET supplier_visible = 'MEMBERS', revision = revision + 1 WHERE id = ?", section);
        assertTrue(new Visitor().get("supplier/" + supplier).body().contains("No purchases that you can see."));
        assertEquals(5, other.get("sourcing/" + supplier).ok().number("purchases"));
        String board = signedIn(other).get("sourcing?after=" + fixtureKeyBefore()).body();
        assertTrue(board.contains("mail@bees.example") && board.contains("Minimum last time: "), board);
        assertTrue(board.contains("?tab=list\">Last price list"), board);
    }

    private String fixtureKeyBefore() throws SQLException {
        StringBuilder key = new StringBuilder();
        fixture.each("SELECT name_key FROM supplier WHERE id = ?", row -> key.append(row.getString(1)), supplier);
        return key.substring(0, key.length() - 1);
    }

    private static Visitor signedIn(Api who) {
        return Visitor.signedIn(who.get("me").ok().value("email"), TestPortal.PASSWORD);
    }

    private Api.Answer reserve(Api who) {
        return who.put("sourcing/" + supplier + "/reservation", "{}");
    }

    private void expired() throws SQLException {
        fixture.change("UPDATE supplier_reservation SET expires_at = DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 1 HOUR) WHERE supplier_id = ?", supplier);
    }

    @Test
    void oneNegotiatesAtATimeAndForALimitedTime() throws SQLException {
        reserve(organizer).ok();
        var second = reserve(other);
        assertTrue(second.status() == 409 && second.body().contains("supplier.reserved"), second.body());
        assertEquals(403, reserve(Api.member("Anna")).status());
        assertEquals(409, other.post("sourcing/" + supplier + "/reservation/renew", "{}").status());
        organizer.post("sourcing/" + supplier + "/reservation/renew", "{}").ok();
        assertEquals(2, organizer.post("sourcing/" + supplier + "/reservation/renew", "{}").ok().number("renewals"));
        var third = organizer.post("sourcing/" + supplier + "/reservation/renew", "{}");
        assertTrue(third.status() == 409 && third.body().contains("supplier.notRenewable"), third.body());

        expired();
        assertFalse(other.get("sourcing/" + supplier).ok().body().contains("reservation"));
        var again = reserve(organizer);
        assertTrue(again.status() == 409 && again.body().contains("supplier.reservedLately"), "others have their turn: " + again.body());
        assertEquals(other.memberId(), Long.parseLong(reserve(other).ok().body().replaceFirst("(?s).*\"reservation\":\\{.*?\"memberId\":(\\d+).*", "$1")));
    }

    @Test
    void freedByItsHolderOrAModeratorAndByPublication() throws SQLException {
        reserve(organizer).ok();
        assertEquals(409, other.delete("sourcing/" + supplier + "/reservation").status());
        organizer.delete("sourcing/" + supplier + "/reservation").ok();
        reserve(other).ok();
        Api.moderator("Vera").delete("sourcing/" + supplier + "/reservation").ok();

        fixture.change("DELETE FROM supplier_reservation WHERE supplier_id = ?", supplier);
        reserve(organizer).ok();
        long draft = purchase("stage = 'DRAFT', announced_at = NULL, opened_at = NULL, conditions = 'Honey'", "0");
        fixture.change("UPDATE purchase_gate SET stage = 'DRAFT' WHERE purchase_id = ?", draft);
        fixture.change("INSERT INTO pickup_point (id, purchase_id, name, address, fee, position) VALUES (?, ?, 'Centre', '', 0, 1)", 2_000_000 + draft, draft);
        fixture.lot(draft, "12.50", 1, OrderFixture.Special.NONE);
        organizer.post("purchases/" + draft + "/open", "{}").ok();
        assertFalse(other.get("sourcing/" + supplier).ok().body().contains("reservation"), "the purchase is published");
    }

    @Test
    void thePageReservesRenewsAndFrees() {
        Visitor reader = signedIn(organizer);
        String page = "supplier/" + supplier;
        reader.send(page, "reservationForm", "reserve", Map.of());
        assertTrue(signedIn(other).get(page).body().contains(" negotiates until "));
        reader.send(page, "reservationForm", "renew", Map.of());
        assertEquals(1, organizer.get("sourcing/" + supplier).ok().number("renewals"));
        var late = signedIn(other).send(page, "reservationForm", "reserve", Map.of());
        assertTrue(late.body().contains("negotiates with this supplier until"), "refused at the form");
        reader.send(page, "reservationForm", "free", Map.of());
        assertFalse(organizer.get("sourcing/" + supplier).ok().body().contains("reservation"));
    }
}
