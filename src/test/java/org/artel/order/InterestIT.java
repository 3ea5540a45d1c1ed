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

/** 'I want' before a purchase opens, and what becomes of it when it does. */
@ArquillianTest
@RunAsClient
class InterestIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.trustedOrganizer("Olga");
    private final Api anna = Api.member("Anna");
    private final Api boris = Api.member("Boris");
    private Open purchase;
    private long honey;
    private long tea;

    InterestIT() throws SQLException {
    }

    @BeforeEach
    void anAnnouncedPurchase() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        stage("ANNOUNCED");
        fixture.change("UPDATE purchase SET conditions = 'Honey' WHERE id = ?", purchase.id());
        fixture.change("INSERT INTO pickup_point (id, purchase_id, name, address, fee, position) VALUES (?, ?, 'Centre', '', 0, 1)",
                1_000_000 + purchase.id(), purchase.id());
        honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        tea = fixture.lot(purchase.id(), "3.00", 1, Special.stock(10).personMaximum(4)).get(0);
    }

    private void stage(String stage) throws SQLException {
        fixture.change("UPDATE purchase SET stage = ? WHERE id = ?", stage, purchase.id());
        fixture.change("UPDATE purchase_gate SET stage = ? WHERE purchase_id = ?", stage, purchase.id());
    }

    private Api.Answer want(Api who, String lines) {
        return who.put("purchases/" + purchase.id() + "/interest", "{\"lines\":[" + lines + "]}");
    }

    private static String line(long variant, int quantity) {
        return "{\"variantId\":" + variant + ",\"quantity\":\"" + quantity + "\"}";
    }

    @Test
    void onlySumsAreShown() {
        want(anna, line(honey, 3) + ',' + line(tea, 2)).ok();
        want(anna, line(tea, 0)).ok();
        want(boris, "").ok();
        var guest = Api.guest().get("purchases/" + purchase.id() + "/interest").ok();
        assertEquals(2, guest.number("members"), "a mark without quantities counts");
        assertEquals("3", guest.value("quantity"));
        assertEquals("0.75", guest.value("weight"));
        String page = new Visitor().get("thread/" + purchase.topicId()).body();
        assertTrue(page.contains("2 members want it, 0.75\u00a0kg"), page);
        assertFalse(page.contains(anna.get("me").value("nickname")));
        boris.delete("purchases/" + purchase.id() + "/interest").ok();
        assertTrue(new Visitor().get("thread/" + purchase.topicId()).body().contains("1 member wants it"));
    }

    @Test
    void nothingButItsOwnLotsAndOnlyWhileAnnounced() throws SQLException {
        assertEquals(422, want(anna, line(999_999_999, 1)).status());
        assertEquals(422, want(anna, line(honey, -1)).status());
        stage("OPEN");
        var late = want(anna, line(honey, 1));
        assertTrue(late.status() == 409 && late.body().contains("interest.notAnnounced"), late.body());
    }

    @Test
    void carriedIntoTheOrderFormSayingWhatNoLongerFits() throws SQLException {
        long gone = fixture.lot(purchase.id(), "5.00", 1, Special.NONE).get(0);
        long dozen = fixture.lot(purchase.id(), "2.00", 1, Special.NONE).get(0);
        long scarce = fixture.lot(purchase.id(), "2.00", 1, Special.NONE).get(0);
        want(anna, line(honey, 3) + ',' + line(tea, 9) + ',' + line(gone, 1) + ',' + line(dozen, 3) + ',' + line(scarce, 5)).ok();
        fixture.change("UPDATE lot SET step = 6 WHERE id = (SELECT lot_id FROM lot_variant WHERE id = ?)", dozen);
        fixture.change("UPDATE variant_gate SET stock = 0 WHERE variant_id = ?", scarce);
        fixture.change("UPDATE lot_variant SET withdrawn_at = UTC_TIMESTAMP(6) WHERE id = ?", gone);
        fixture.change("UPDATE lot SET price = 14 WHERE id = (SELECT lot_id FROM lot_variant WHERE id = ?)", honey);
        organizer.post("purchases/" + purchase.id() + "/open", "{}").ok();
        assertTrue(anna.get("notices").ok().body().contains("The form can be filled with what you wanted."));
        assertFalse(boris.get("notices").ok().body().contains("The form can be filled"));

        var carried = anna.get("purchases/" + purchase.id() + "/interest/order").ok();
        assertTrue(carried.body().contains("costs 14.00 now instead of 12.50"), carried.body());
        assertTrue(carried.body().contains(": 4 instead of 9"), carried.body());
        assertTrue(carried.body().contains("is no longer in the price list"), carried.body());
        assertTrue(carried.body().contains(": 3 can no longer be ordered"), carried.body());
        assertTrue(carried.body().contains(": 0 instead of 5"), carried.body());
        assertFalse(carried.body().contains("\"variantId\":" + scarce), carried.body());

        assertTrue(carried.body().contains("\"price\""), carried.body());
        fixture.change("UPDATE purchase SET prices_visible = 'ORGANIZER' WHERE id = ?", purchase.id());
        assertFalse(anna.get("purchases/" + purchase.id() + "/interest/order").ok().body().contains("\"price\""), "who sees no prices is told none");
        fixture.change("UPDATE purchase SET prices_visible = 'EVERYONE' WHERE id = ?", purchase.id());

        String thread = "thread/" + purchase.topicId() + "?tab=list";
        Visitor reader = Visitor.signedIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD);
        String filled = reader.get(reader.send(thread, "carryForm", "carry", Map.of()).headers().firstValue("Location").orElseThrow()
                .replaceFirst("^https?://[^/]+/", "").replaceFirst("^/", "")).body();
        assertTrue(filled.contains("name=\"q" + honey + "\" id=\"q" + honey + "\" value=\"3\""), filled);
        assertTrue(filled.contains("name=\"q" + tea + "\" id=\"q" + tea + "\" value=\"4\""), filled);
        assertTrue(filled.contains("costs 14.00 now instead of 12.50") && filled.contains("is no longer in the price list"));
        assertEquals(404, anna.get("purchases/" + purchase.id() + "/order").status(), "nothing is ordered by itself");

        reader.post(thread, Visitor.filled(filled, "orderForm", "saveOrder", Map.of()));
        var order = anna.get("purchases/" + purchase.id() + "/order").ok();
        assertEquals("54.00", order.value("goods"));
        assertFalse(anna.get("purchases/" + purchase.id() + "/interest/order").ok().body().contains("\"variantId\""),
                "what is ordered is not carried again");
    }

    @Test
    void thePageWorksWithoutScript() {
        Visitor reader = Visitor.signedIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD);
        String thread = "thread/" + purchase.topicId() + "?tab=list";
        reader.send(thread, "interestForm", "want", Map.of("q" + honey, "2"));
        assertEquals("2", anna.get("purchases/" + purchase.id() + "/interest").ok().value("quantity"));
        String page = reader.get(thread).body();
        assertTrue(page.contains("id=\"q" + honey + "\" value=\"2\""), page);
        reader.send(thread, "interestForm", "wantNot", Map.of());
        assertEquals(0, anna.get("purchases/" + purchase.id() + "/interest").ok().number("members"));
    }

    @Test
    void whoWantedItIsToldThatItIsCalledOff() {
        want(anna, "").ok();
        organizer.post("purchases/" + purchase.id() + "/cancel", "{\"reason\":\"No honey\"}").ok();
        assertTrue(anna.get("notices").ok().body().contains("is cancelled: No honey"));
    }
}
