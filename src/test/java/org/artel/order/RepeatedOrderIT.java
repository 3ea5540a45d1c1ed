package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
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

/** An order told in words, printed, and repeated in the organizer's next purchase, without script. */
@ArquillianTest
@RunAsClient
class RepeatedOrderIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api marina = Api.trustedOrganizer("Marina");
    private final Api anna = Api.member("Anna");
    private final Visitor browser = Visitor.signedIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD);
    private Open purchase;
    private long honey;
    private long tea;

    RepeatedOrderIT() throws SQLException {
    }

    @BeforeEach
    void annaHasOrdered() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), marina.memberId(), null);
        honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        tea = fixture.lot(purchase.id(), "4.00", 1, Special.NONE).get(0);
        anna.put(path("order"), "{\"lines\":[{\"variantId\":%d,\"quantity\":\"2\"},{\"variantId\":%d,\"quantity\":\"1\"}]}".formatted(honey, tea)).ok();
    }

    @Test
    void theHistorySaysWhatWhyAndByWhom() throws SQLException {
        anna.patch(path("order"), "{\"lines\":[{\"variantId\":%d,\"quantity\":\"3\",\"baseVersion\":1}]}".formatted(honey)).ok();
        long participation = fixture.number("SELECT id FROM participation WHERE purchase_id = ?", purchase.id()).longValue();
        marina.post(path("refusals"), "{\"participationId\": %d, \"reason\": \"Never collected\"}".formatted(participation)).ok();
        String own = anna.get("orders/" + participation + "/history").ok().body();
        assertTrue(own.contains("Quantity 2 → 3") && own.contains("Ordered: 2"), own);
        assertTrue(own.contains("Quantity 3 → 0, because the organizer refused the order: Never collected") && own.contains("\"ORGANIZER\""), own);
        String everybody = new Visitor().get("order/history/" + participation).body();
        assertTrue(everybody.contains("Quantity 3 → 0, because the organizer refused the order") && !everybody.contains("Never collected"), everybody);
    }

    @Test
    void theOwnOrderIsPrintedWithReferenceSumsAndConditions() throws SQLException {
        fixture.change("UPDATE purchase SET conditions_html = '<p>Boxes of six.</p>' WHERE id = ?", purchase.id());
        String page = ok(browser.get("order/print/" + purchase.topicId()));
        assertTrue(page.contains(anna.get(path("order")).ok().value("paymentReference")) && page.contains("29.00") && page.contains("31.90"), page);
        assertTrue(page.contains("Boxes of six."), page);
        assertTrue(ok(Visitor.signedIn(marina.get("me").ok().value("email"), TestPortal.PASSWORD).get("order/print/" + purchase.topicId()))
                .contains("You have no order here"));
        assertEquals(302, new Visitor().get("order/print/" + purchase.topicId()).statusCode(), "a guest signs in first");
    }

    @Test
    void theLastOrderIsFilledInAndSavedByTheMemberOnly() throws SQLException {
        Open next = fixture.openPurchase(fixture.section(), marina.memberId(), null);
        long again = fixture.lot(next.id(), "15.00", 1, Special.NONE).get(0);
        fixture.change("UPDATE lot SET article = (SELECT article FROM (SELECT l.article FROM lot l JOIN lot_variant v ON v.lot_id = l.id WHERE v.id = ?) a) "
                + "WHERE id = (SELECT lot_id FROM lot_variant WHERE id = ?)", honey, again);
        String list = "thread/" + next.topicId() + "?tab=list";
        HttpResponse<String> repeated = browser.send(list, "repeatForm", "repeat", Map.of());
        assertEquals(302, repeated.statusCode(), repeated.body());
        String filled = ok(browser.get(list + "&repeated=1"));
        assertTrue(filled.contains("id=\"q" + again + "\" value=\"2\""), filled);
        assertTrue(filled.contains("No longer on the list:") && filled.contains("15.00 instead of 12.50"), filled);
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM participation WHERE purchase_id = ?", next.id()).signum(), "nothing is ordered");
        assertEquals(302, browser.send(list, "orderForm", "saveOrder", Map.of()).statusCode());
        assertEquals(0, new BigDecimal("30.00").compareTo(fixture.number("SELECT goods FROM purchase_gate WHERE purchase_id = ?", next.id())));
        assertFalse(ok(browser.get(list)).contains("repeatForm"), "offered only while there is no order");
        String json = anna.get("purchases/" + next.id() + "/last-order").ok().body();
        assertTrue(json.contains("\"variantId\":" + again) && json.contains("\"missing\":[{"), json);
    }

    private String path(String what) {
        return "purchases/" + purchase.id() + '/' + what;
    }

    private static String ok(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }
}
