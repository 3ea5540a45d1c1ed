package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

/** What one more unit would complete, the card with what is missing, and who hears of it before the Stop. */
@ArquillianTest
@RunAsClient
class FillCardIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.trustedOrganizer("Olga");
    private final Api anna = Api.member("Anna");
    private final Api boris = Api.member("Boris");
    private Open purchase;
    private long honey;
    private List<Long> shirt;

    FillCardIT() throws SQLException {
    }

    @BeforeEach
    void fourOfABoxOfSixAndARowThatLacksOneSize() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        fixture.change("UPDATE purchase SET minimum_sum = 100 WHERE id = ?", purchase.id());
        honey = fixture.lot(purchase.id(), "12.50", 1, new Special(null, null, BigDecimal.valueOf(6), BigDecimal.ONE, null, 0)).get(0);
        shirt = fixture.lot(purchase.id(), "3.00", 3, new Special(null, null, null, BigDecimal.ONE, null, 1));
        order(anna, line(honey, 4));
        order(boris, line(shirt.get(0), 1) + ',' + line(shirt.get(1), 1));
    }

    private void order(Api who, String lines) {
        who.patch("purchases/" + purchase.id() + "/order", "{\"lines\":[" + lines + "]}").ok();
    }

    private static String line(long variant, int quantity) {
        return "{\"variantId\":" + variant + ",\"quantity\":\"" + quantity + "\",\"baseVersion\":0}";
    }

    @Test
    void whatCompletesNextIsSaid() {
        String board = Api.guest().get("purchases/" + purchase.id() + "/fill-board").ok().body();
        String next = board.substring(board.indexOf("\"next\""));
        assertTrue(next.indexOf("\"row\":true") < next.indexOf("\"row\":false"), "least missing first: " + next);
        assertTrue(next.contains("\"variant\":\"S2\"") && next.contains("\"missing\":\"1\"") && next.contains("\"missing\":\"2\""), next);
        String page = new Visitor().get("thread/" + purchase.topicId() + "?tab=list").body();
        assertTrue(page.contains(": 1 × S2 more and a row is full"), page);
        assertTrue(page.contains(": 2\u00a0pcs more and a box is full"), page);
    }

    @Test
    void theCardIsForEverybodyAndNamesNobody() throws SQLException {
        var card = new Visitor().get("share/" + purchase.id());
        assertEquals("public, max-age=60", card.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(card.headers().allValues("Set-Cookie").isEmpty(), "nothing of one visitor is kept for another");
        assertTrue(card.body().contains("property=\"og:description\""), card.body());
        assertTrue(card.body().contains("44.00") && card.body().contains(": 2\u00a0pcs more and a box is full"), card.body());
        var api = Api.guest().get("purchases/" + purchase.id() + "/share").ok();
        assertTrue(api.body().contains("44.00") && api.value("address").endsWith("/share/" + purchase.id()), api.body());
        assertTrue(card.body().contains("https://t.me/share/url?url="));
        assertFalse(card.body().contains(anna.get("me").value("nickname")));

        fixture.change("UPDATE purchase SET prices_visible = 'PARTICIPANTS' WHERE id = ?", purchase.id());
        Visitor participant = Visitor.signedIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD);
        assertFalse(participant.get("share/" + purchase.id()).body().contains("44.00"), "the card shows what a guest may see, whoever opens it");
        fixture.change("UPDATE section SET age_limit = 18, revision = revision + 1 WHERE id = (SELECT section_id FROM purchase WHERE id = ?)", purchase.id());
        assertEquals(404, new Visitor().get("share/" + purchase.id()).statusCode());
    }

    @Test
    void whoAsksHearsOnceBeforeTheStopThatTheOwnBoxHangs() throws SQLException {
        Visitor reader = Visitor.signedIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD);
        reader.send("thread/" + purchase.topicId() + "?tab=participants", "alertForm", "alert", Map.of());
        assertEquals("true", anna.get("purchases/" + purchase.id() + "/box-alert").ok().value("on"));
        boris.put("purchases/" + purchase.id() + "/box-alert", "{}").ok();
        boris.delete("purchases/" + purchase.id() + "/box-alert").ok();

        fixture.change("UPDATE purchase SET stop_at = DATE_ADD(UTC_TIMESTAMP(6), INTERVAL 20 HOUR) WHERE id = ?", purchase.id());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (heard(anna) == 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        assertEquals(1, heard(anna));
        assertTrue(anna.get("notices").ok().body().contains("hangs, missing: 2."), anna.get("notices").body());
        assertEquals(0, heard(boris), "quiet by default");
    }

    private int heard(Api who) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'BOX_NEEDS_YOU'", who.memberId()).intValue();
    }
}
