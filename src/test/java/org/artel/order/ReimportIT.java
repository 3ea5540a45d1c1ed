package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supplier's new list in an open purchase: first what it would change is told, then all of it is imported, or nothing. */
@ArquillianTest
@RunAsClient
class ReimportIT {

    private static final String FIRST = "sku;name;price\nT;Tea;10.00\nC;Coffee;7.00\nO;Cocoa;4.00\nS;Salt;1.00\n";
    private static final String NEXT = "sku;name;price\nT;Green tea;11.00\nC;Coffee;8.00\nS;Salt;1.00\nM;Milk;1.20\nB;Bread;dear\n";

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("Olga");
    private final Api anna = Api.member("Anna");
    private final Api boris = Api.member("Boris");
    private Open purchase;

    ReimportIT() throws SQLException {
    }

    @BeforeEach
    void twoOrdersFromTheFirstList() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        organizer.post("price-lists/" + upload(FIRST) + "/import", "{}").ok();
        order(anna, "T", 2, "C", 1);
        order(boris, "T", 1, "O", 3);
    }

    @Test
    void whatIsNewChangedAndGoneIsToldWithTheOrdersItTouches() throws SQLException {
        long upload = upload(NEXT);
        var told = organizer.post("price-lists/" + upload + "/comparison", "{}").ok();
        assertEquals("1 2 1 1 1", List.of("added", "changed", "unchanged", "gone", "badRows").stream().map(told::number).map(String::valueOf)
                .reduce((a, b) -> a + ' ' + b).orElseThrow());
        assertTrue(told.body().contains("\"priced\":{\"after\":\"41.00\",\"before\":\"37.00\",\"lines\":3,\"orders\":2}"), told.body());
        assertTrue(told.body().contains("\"orderedOfGone\":{\"after\":\"12.00\",\"before\":\"12.00\",\"lines\":1,\"orders\":1}"), told.body());

        String tea = organizer.get("price-lists/" + upload + "/lots?outcome=CHANGED&q=tea").ok().body();
        assertTrue(tea.contains("{\"after\":\"Green tea\",\"before\":\"Tea\",\"field\":\"name\"") && tea.contains("\"before\":\"10.00\",\"field\":\"price\"")
                && !tea.contains("Coffee"), tea);
        String first = organizer.get("price-lists/" + upload + "/lots?limit=2").ok().body();
        assertTrue(first.contains("\"after\":2") && !first.contains("Milk"), first);
        assertTrue(organizer.get("price-lists/" + upload + "/lots?after=2").ok().body().contains("Milk"));
        assertEquals(404, anna.get("price-lists/" + upload + "/lots").status());

        assertNumber("37.00", "SELECT SUM(sum) FROM order_line WHERE purchase_id = ? AND variant_id NOT IN (SELECT v.id FROM lot_variant v JOIN lot l "
                + "ON l.id = v.lot_id WHERE l.article = 'O')", purchase.id());
        assertNumber("4", "SELECT SUM(revision) FROM lot WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void ordersKeepTheirPriceUnlessItIsApplied() throws SQLException {
        long upload = upload(NEXT);
        var done = organizer.post("price-lists/" + upload + "/import", "{\"base\":" + compared(upload) + ",\"withdrawMissing\":true}").ok();
        assertTrue(done.body().contains("\"withdrawn\":1"), done.body());
        assertNumber("49.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("1", "SELECT COUNT(*) FROM lot WHERE purchase_id = ? AND article = 'O' AND withdrawn_at IS NOT NULL", purchase.id());
        assertTrue(anna.get("notices").ok().body().contains("What you ordered keeps its price."));
    }

    @Test
    void appliedPricesOfAllLotsReachEveryOrderByOnePostAndOneNotice() throws SQLException {
        long upload = upload(NEXT);
        organizer.post("price-lists/" + upload + "/import", "{\"base\":" + compared(upload) + ",\"applyToOrders\":true}").ok();
        assertNumber("53.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("30.00", "SELECT goods FROM participation WHERE purchase_id = ? AND member_id = ?", purchase.id(), anna.memberId());
        assertNumber("1", "SELECT COUNT(*) FROM price_change WHERE purchase_id = ?", purchase.id());
        assertNumber("0", "SELECT COUNT(*) FROM lot WHERE purchase_id = ? AND withdrawn_at IS NOT NULL", purchase.id());
        String bell = anna.get("notices").ok().body();
        assertTrue(bell.contains("Coffee: 7.00 → 8.00") && bell.contains("Your order is now 30.00 instead of 27.00;"), bell);
        assertTrue(boris.get("notices").ok().body().contains("11.00 instead of 10.00. Your order is now 23.00 instead of 22.00;"));
        String thread = new Visitor().get("thread/" + purchase.topicId() + "?tab=discussion").body();
        assertTrue(thread.contains("10.00 → 11.00") && thread.contains("2 orders, their lines of these lots together: 37.00 → 41.00"), thread);
    }

    @Test
    void aListThatChangedAfterTheComparisonIsNotOverwritten() throws SQLException {
        long upload = upload(NEXT);
        long base = compared(upload);
        long salt = fixture.number("SELECT id FROM lot WHERE purchase_id = ? AND article = 'S'", purchase.id()).longValue();
        organizer.put("lots/" + salt, "{\"article\":\"S\",\"name\":\"Sea salt\",\"listedPrice\":\"1.50\",\"variants\":[{\"id\":"
                + fixture.number("SELECT id FROM lot_variant WHERE lot_id = ?", salt) + "}]}").ok();
        assertEquals(412, organizer.post("price-lists/" + upload + "/import", "{\"base\":" + base + ",\"applyToOrders\":true}").status());
        assertNumber("5", "SELECT SUM(revision) FROM lot WHERE purchase_id = ?", purchase.id());
        assertNumber("49.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertEquals(422, organizer.post("price-lists/" + upload + "/import", "{\"applyToOrders\":true}").status());

        organizer.post("price-lists/" + upload + "/import", "{\"base\":" + compared(upload) + "}").ok();
        assertNumber("1", "SELECT COUNT(*) FROM lot WHERE purchase_id = ? AND name = 'Salt' AND revision = 3", purchase.id());
    }

    @Test
    void aStopThatComesFirstRefusesTheListWholly() throws SQLException {
        long upload = upload(NEXT);
        long base = compared(upload);
        fixture.change("UPDATE purchase_gate SET stage = 'STOPPED' WHERE purchase_id = ?", purchase.id());
        assertEquals(409, organizer.post("price-lists/" + upload + "/import", "{\"base\":" + base + ",\"applyToOrders\":true}").status());
        assertNumber("4", "SELECT SUM(revision) FROM lot WHERE purchase_id = ?", purchase.id());
        assertNumber("0", "SELECT COUNT(*) FROM order_line WHERE purchase_id = ? AND version > 1", purchase.id());
    }

    @Test
    void thePageShowsInFiguresWhatTheFileWouldDoBeforeAnythingIsSaved() throws Exception {
        long upload = upload(NEXT);
        Visitor olga = Visitor.signedIn(organizer.get("me").ok().value("email"), TestPortal.PASSWORD);
        String page = "pricelist/import/" + purchase.id() + "?upload=" + upload;
        String columns = olga.get(page).body();
        assertTrue(columns.contains("Compare with the list"), columns);
        assertEquals(302, olga.post(page, Visitor.filled(columns, "columns", "start", Map.of())).statusCode());
        String told = whenDone(olga, page);
        assertTrue(told.contains("1 new lot") && told.contains("2 lots change") && told.contains("1 lot that the file does not name")
                && told.contains("2 participants, 3 lines: 37.00 → 41.00"), told);
        assertTrue(told.contains("Price: 10.00 → 11.00") && told.contains("Name: Tea → Green tea"), told);
        assertFalse(olga.get(page + "&outcome=ADDED").body().contains("Green tea"));
        assertNumber("4", "SELECT COUNT(*) FROM lot WHERE purchase_id = ?", purchase.id());

        assertEquals(302, olga.post(page, Visitor.filled(told, "confirming", "confirm", Map.of("orders", "apply", "withdraw", "1"))).statusCode());
        String done = whenDone(olga, page);
        assertTrue(done.contains("1 lot withdrawn"), done);
        assertNumber("53.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    private static String whenDone(Visitor visitor, String page) {
        String now = visitor.get(page).body();
        for (int asked = 0; asked < 500 && now.contains("data-follow"); asked++) {
            now = visitor.get(page).body();
        }
        return now;
    }

    private long upload(String list) {
        return (long) organizer.send("POST", "purchases/" + purchase.id() + "/price-lists?fileName=list.csv", list, "Content-Type", "text/csv").ok().number("id");
    }

    private long compared(long upload) {
        return (long) organizer.post("price-lists/" + upload + "/comparison", "{}").ok().number("base");
    }

    private void order(Api member, String article, int units, String other, int others) throws SQLException {
        member.put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + variant(article) + ",\"quantity\":\"" + units
                + "\"},{\"variantId\":" + variant(other) + ",\"quantity\":\"" + others + "\"}]}").ok();
    }

    private long variant(String article) throws SQLException {
        return fixture.number("SELECT v.id FROM lot_variant v JOIN lot l ON l.id = v.lot_id WHERE l.purchase_id = ? AND l.article = ?", purchase.id(),
                article).longValue();
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
