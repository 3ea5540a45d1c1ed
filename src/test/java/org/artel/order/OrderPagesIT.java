package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
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

/** The till and its neighbours as a browser without script uses them. */
@ArquillianTest
@RunAsClient
class OrderPagesIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private Open purchase;
    private long honey;
    private List<Long> shirts;
    private Api anna;
    private Visitor annasBrowser;

    OrderPagesIT() throws SQLException {
    }

    @BeforeEach
    void anOpenPurchase() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), fixture.organizer().id(), null);
        honey = fixture.lot(purchase.id(), "12.50", 1, new Special(null, null, BigDecimal.valueOf(6), BigDecimal.ONE, null, 0)).get(0);
        shirts = fixture.lot(purchase.id(), "20.00", 3, new Special(null, null, null, BigDecimal.ONE, null, 1));
        anna = Api.member("Anna");
        annasBrowser = Visitor.signedIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD);
    }

    @Test
    void aGuestReadsThePriceListAndIsAskedToSignIn() {
        String page = ok(new Visitor().get(list()));
        assertTrue(page.contains("class=\"lots\"") && page.contains("12.50"), page);
        assertTrue(page.contains("/sign-in"), page);
        assertFalse(page.contains("name=\"q" + honey + "\""), "a guest types no quantities");
    }

    @Test
    void aMemberOrdersWithoutScript() throws SQLException {
        var answer = annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("q" + honey, "3", "q" + shirts.get(1), "1"));
        assertEquals(302, answer.statusCode(), answer.body());
        assertNumber("57.50", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        String page = ok(annasBrowser.get(list()));
        assertTrue(page.contains("class=\"msg ok\""), "says that the order is saved");
        assertTrue(page.contains("name=\"b" + honey + "\" value=\"1\""), page);
        assertTrue(page.contains("63.25"), "goods and 10 percent");
        String thread = ok(new Visitor().get("thread/" + purchase.topicId() + "?tab=discussion"));
        assertTrue(thread.contains("class=\"order\"") && thread.contains("57.50"), thread);
        assertTrue(ok(annasBrowser.get("orders")).contains("Purchase " + purchase.id()));
    }

    @Test
    void recalculatingOrdersNothingButIsKept() throws SQLException {
        var answer = annasBrowser.send(list(), "orderForm", "recalculate", Map.of("q" + honey, "4"));
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("55.00"), "goods 50.00 and 10 percent");
        assertNumber("0", "SELECT COUNT(*) FROM participation WHERE purchase_id = ?", purchase.id());
        assertTrue(ok(annasBrowser.get(list())).contains("name=\"q" + honey + "\" id=\"q" + honey + "\" value=\"4\""), "the draft is there");
    }

    @Test
    void aRefusalStandsAtTheFormAndKeepsWhatWasTyped() {
        var answer = annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("q" + honey, "1.5"));
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("value=\"1.5\"") && answer.body().contains("steps of"), answer.body());
    }

    @Test
    void twoDevicesChooseBetweenTheThree() throws SQLException {
        annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("q" + honey, "2"));
        String onThePhone = ok(annasBrowser.get(list()));
        anna.put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"5\",\"baseVersion\":1}]}").ok();
        var asked = annasBrowser.post(list(), Visitor.filled(onThePhone, "orderForm", "saveOrder", Map.of("q" + honey, "3")));
        assertEquals(200, asked.statusCode());
        assertTrue(asked.body().contains("name=\"x" + honey + "\" value=\"theirs\""), asked.body());
        assertNumber("5", "SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        var settled = annasBrowser.post(list(), Visitor.filled(asked.body(), "orderForm", "saveOrder", Map.of("x" + honey, "mine")));
        assertEquals(302, settled.statusCode(), settled.body());
        assertNumber("3", "SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void twoDevicesMergeOtherLinesSilently() throws SQLException {
        annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("q" + honey, "2"));
        String onThePhone = ok(annasBrowser.get(list()));
        anna.patch("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + shirts.get(0) + ",\"quantity\":\"1\"}]}").ok();
        assertEquals(302, annasBrowser.post(list(), Visitor.filled(onThePhone, "orderForm", "saveOrder", Map.of("q" + honey, "3"))).statusCode());
        assertNumber("4", "SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void aConflictTellsWhateverDiffersAndBringsBackWhatWas() throws SQLException {
        annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("q" + honey, "2"));
        annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("c" + honey, "in glass"));
        String onThePhone = ok(annasBrowser.get(list()));
        anna.patch("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey
                + ",\"quantity\":\"2\",\"comment\":\"no lids\",\"baseVersion\":2}]}").ok();
        var asked = annasBrowser.post(list(), Visitor.filled(onThePhone, "orderForm", "saveOrder", Map.of("c" + honey, "early")));
        assertTrue(asked.body().contains("2 · no lids") && asked.body().contains("2 · early") && asked.body().contains("2 · in glass"), asked.body());
        assertEquals(302, annasBrowser.post(list(), Visitor.filled(asked.body(), "orderForm", "saveOrder", Map.of("x" + honey, "base"))).statusCode());
        assertTrue(anna.get("purchases/" + purchase.id() + "/order").ok().body().contains("\"comment\":\"in glass\""));
    }

    @Test
    void aConflictAboutALineOfAnotherPageOfTheListIsSettled() throws SQLException {
        annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("q" + honey, "2"));
        String onThePhone = ok(annasBrowser.get(list()));
        anna.patch("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"5\",\"baseVersion\":1}]}").ok();
        annasBrowser.post(list(), Visitor.filled(onThePhone, "orderForm", "recalculate", Map.of("q" + honey, "3")));
        String elsewhere = list() + "&words=" + fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", shirts.get(0));
        var asked = annasBrowser.send(elsewhere, "orderForm", "saveOrder", Map.of());
        assertTrue(asked.body().contains("name=\"x" + honey + "\" value=\"mine\"") && !asked.body().contains("name=\"q" + honey + "\""), asked.body());
        assertEquals(302, annasBrowser.post(elsewhere, Visitor.filled(asked.body(), "orderForm", "saveOrder", Map.of("x" + honey, "mine"))).statusCode());
        assertNumber("3", "SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void anOrderSurvivesAnExpiredSession() throws SQLException {
        Map<String, String> typed = Visitor.filled(ok(annasBrowser.get(list())), "orderForm", "saveOrder", Map.of("q" + honey, "3"));
        annasBrowser.dropCookie("JSESSIONID");
        var expired = annasBrowser.post(list(), typed);
        assertEquals(401, expired.statusCode(), expired.body());
        assertTrue(expired.body().contains("name=\"q" + honey + "\" value=\"3\""), expired.body());
        assertEquals(302, annasBrowser.signIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD, false).statusCode());
        assertEquals(302, annasBrowser.post(list(), typed).statusCode());
        assertNumber("3", "SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void aReplySurvivesAnExpiredSessionAndARefusal() {
        String thread = "thread/" + purchase.topicId() + "?tab=discussion";
        Map<String, String> typed = Visitor.filled(ok(annasBrowser.get(thread)), "replyForm", "write", Map.of("text", "Is it this year's honey?"));
        annasBrowser.dropCookie("JSESSIONID");
        var expired = annasBrowser.post(thread, typed);
        assertEquals(401, expired.statusCode(), expired.body());
        assertTrue(expired.body().contains("Is it this year"), expired.body());
        annasBrowser.signIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD, false);
        var refused = annasBrowser.send(thread, "replyForm", "write", Map.of("text", "x".repeat(30_001)));
        assertTrue(refused.body().contains("x".repeat(30_001)), "what was typed is there");
        assertTrue(ok(annasBrowser.get(thread)).contains("x".repeat(30_001)), "and comes back with the page");
    }

    @Test
    void draftsAreKeptThroughTheApi() {
        anna.put("drafts/order:" + purchase.id(), "{\"content\":\"q" + honey + "=4&b" + honey + "=0\"}").ok();
        assertTrue(ok(annasBrowser.get(list())).contains("id=\"q" + honey + "\" value=\"4\""), "typed elsewhere, shown in the page");
        anna.delete("drafts/order:" + purchase.id()).ok();
        assertEquals(404, anna.get("drafts/order:" + purchase.id()).status());
    }

    @Test
    void anOrderIsTakenBackAndItsHistoryStays() throws SQLException {
        annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("q" + honey, "2", "anonymous", "1"));
        assertEquals(302, annasBrowser.send(list(), "takeBackForm", "takeBack", Map.of()).statusCode());
        assertNumber("0", "SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        long participation = fixture.number("SELECT id FROM participation WHERE purchase_id = ?", purchase.id()).longValue();
        String history = ok(new Visitor().get("order/history/" + participation));
        assertTrue(history.contains("Participant 1"), history);
        assertFalse(history.contains(anna.get("me").ok().value("nickname")), "an anonymous participant stays a number");
    }

    @Test
    void theFillBoardIsServedAgainOnlyWhenSomethingChanged() {
        Visitor guest = new Visitor();
        var first = guest.get("fill-board/" + purchase.id());
        assertEquals(200, first.statusCode());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, guest.get("fill-board/" + purchase.id(), "If-None-Match", tag).statusCode());
        annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("q" + honey, "4"));
        var second = guest.get("fill-board/" + purchase.id(), "If-None-Match", tag);
        assertEquals(200, second.statusCode());
        assertTrue(second.body().contains("2 missing"), second.body());
        assertEquals(404, guest.get("fill-board/999999999").statusCode());
    }

    @Test
    void theRollShowsWhoTakesPart() {
        annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("q" + honey, "2"));
        assertTrue(ok(new Visitor().get("thread/" + purchase.topicId() + "?tab=participants")).contains(anna.get("me").ok().value("nickname")));
    }

    @Test
    void theTargetStopsThePurchaseAfterTheOrder() throws SQLException {
        fixture.change("UPDATE purchase SET target_sum = 50.00 WHERE id = ?", purchase.id());
        annasBrowser.send(list(), "orderForm", "saveOrder", Map.of("q" + honey, "4"));
        assertEquals("STOPPED", Api.guest().get("purchases/" + purchase.id()).ok().value("stage"));
        assertNumber("50.00", "SELECT goods FROM purchase_freeze WHERE purchase_id = ?", purchase.id());
    }

    private String list() {
        return "thread/" + purchase.topicId() + "?tab=list";
    }

    private static String ok(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
