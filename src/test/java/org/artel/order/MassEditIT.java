package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashMap;
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

/** Many lots changed at once: told in figures first, all of them or none. */
@ArquillianTest
@RunAsClient
class MassEditIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("Olga");
    private final Api anna = Api.member("Anna");
    private Open purchase;
    private String path;

    MassEditIT() throws SQLException {
    }

    @BeforeEach
    void anOrderOfTeaAndCoffee() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        path = "purchases/" + purchase.id() + "/lots/change";
        long upload = organizer.send("POST", "purchases/" + purchase.id() + "/price-lists?fileName=list.csv",
                "sku;name;category;size;price\nT;Tea;Drinks;S;10.00\nT;Tea;Drinks;L;18.50\nC;Coffee;Drinks;;7.00\nS;Salt;Food;;1.00\n", "Content-Type",
                "text/csv").ok().number("id");
        organizer.post("price-lists/" + upload + "/import", "{}").ok();
        anna.put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + variant("T", "L") + ",\"quantity\":\"2\"},{\"variantId\":"
                + variant("C", "") + ",\"quantity\":\"1\"}]}").ok();
    }

    @Test
    void pricesByAPercentageReachOrdersOnlyWhenTheyAreApplied() throws SQLException {
        var told = organizer.post(path + "/effect", "{\"inCategory\":\"Drinks\",\"percent\":10}").ok();
        assertEquals(2, told.number("lots"));
        assertTrue(told.body().contains("\"priced\":{\"after\":\"48.40\",\"before\":\"44.00\",\"lines\":2,\"orders\":1}"), told.body());
        assertNumber("3", "SELECT SUM(revision) FROM lot WHERE purchase_id = ?", purchase.id());

        organizer.post(path, "{\"inCategory\":\"Drinks\",\"percent\":10,\"base\":" + told.number("base") + ",\"applyToOrders\":true}").ok();
        assertNumber("48.40", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("20.35", "SELECT price FROM lot_variant WHERE id = ?", variant("T", "L"));
        assertNumber("1", "SELECT COUNT(*) FROM price_change WHERE purchase_id = ?", purchase.id());
        assertTrue(anna.get("notices").ok().body().contains("Your order is now 48.40 instead of 44.00"));

        long base = organizer.post(path + "/effect", "{\"percent\":-50}").ok().number("base");
        organizer.post(path, "{\"percent\":-50,\"base\":" + base + "}").ok();
        assertNumber("48.40", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("0.50", "SELECT price FROM lot WHERE purchase_id = ? AND article = 'S'", purchase.id());
    }

    @Test
    void chosenLotsAreWithdrawnAndWhatIsOrderedStays() throws SQLException {
        String chosen = "{\"lots\":[" + lot("C") + "," + lot("S") + "],\"withdraw\":true";
        var told = organizer.post(path + "/effect", chosen + "}").ok();
        assertTrue(told.body().contains("\"withdrawn\":{\"after\":\"7.00\",\"before\":\"7.00\",\"lines\":1,\"orders\":1}"), told.body());
        organizer.post(path, chosen + ",\"base\":" + told.number("base") + "}").ok();
        assertNumber("2", "SELECT COUNT(*) FROM lot WHERE purchase_id = ? AND withdrawn_at IS NOT NULL", purchase.id());
        assertNumber("44.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void oneLotThatCannotBeSoLeavesAllAsTheyAre() throws SQLException {
        long base = organizer.post(path + "/effect", "{\"category\":\"Dear\"}").ok().number("base");
        var refused = organizer.post(path, "{\"amount\":-5,\"base\":" + base + "}");
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("Salt"), refused.body());
        assertNumber("3", "SELECT SUM(revision) FROM lot WHERE purchase_id = ?", purchase.id());
        organizer.delete("lots/" + lot("S")).ok();
        assertEquals(412, organizer.post(path, "{\"category\":\"Dear\",\"base\":" + base + "}").status());
        assertEquals(404, organizer.post(path + "/effect", "{\"lots\":[" + otherLot() + "],\"percent\":1}").status());
    }

    @Test
    void cellsAreTypedOverAndAskWithFiguresWhenTheyTouchOrders() throws SQLException {
        Visitor olga = Visitor.signedIn(organizer.get("me").ok().value("email"), TestPortal.PASSWORD);
        String page = "pricelist/edit/" + purchase.id();
        String sheet = olga.get(page).body();
        assertEquals(302, olga.post(page, cells(sheet, "saveCells", Map.of("category_" + lot("S"), "Spices", "packSize_" + lot("S"), "6"))).statusCode());
        assertNumber("1", "SELECT COUNT(*) FROM lot WHERE purchase_id = ? AND category = 'Spices' AND pack_size = 6 AND revision = 2", purchase.id());
        assertNumber("4", "SELECT SUM(revision) FROM lot WHERE purchase_id = ?", purchase.id());

        sheet = olga.get(page).body();
        var asked = olga.post(page, cells(sheet, "saveCells", Map.of("price_" + lot("C"), "8,00")));
        assertEquals(200, asked.statusCode());
        assertTrue(asked.body().contains("1 lot would change") && asked.body().contains("1 participant, 1 line: 7.00 → 8.00"), asked.body());
        assertEquals(302, olga.post(page, cells(asked.body(), "saveCellsNow", Map.of("orders", "apply"))).statusCode());
        assertNumber("45.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());

        var alike = olga.post(page, cells(olga.get(page).body(), "change", Map.of("lot", String.valueOf(lot("S")), "percent", "-50")));
        assertTrue(alike.body().contains("No order is touched by a changed price"), alike.body());
        assertEquals(302, olga.post(page, cells(alike.body(), "changeNow", Map.of("lot", String.valueOf(lot("S"))))).statusCode());
        assertNumber("0.50", "SELECT price FROM lot WHERE purchase_id = ? AND article = 'S'", purchase.id());
    }

    private static Map<String, String> cells(String page, String button, Map<String, String> typed) {
        return Visitor.filled(page, "edit", button, new HashMap<>(typed));
    }

    private long otherLot() throws SQLException {
        Open other = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        return fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", fixture.lot(other.id(), "1.00", 1, OrderFixture.Special.NONE).get(0)).longValue();
    }

    private long lot(String article) throws SQLException {
        return fixture.number("SELECT id FROM lot WHERE purchase_id = ? AND article = ?", purchase.id(), article).longValue();
    }

    private long variant(String article, String size) throws SQLException {
        return fixture.number("SELECT id FROM lot_variant WHERE lot_id = ? AND size = ?", lot(article), size).longValue();
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
