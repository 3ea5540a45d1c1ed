package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of lots: their revisions in words, the supplier's list beside the one before it, and the list as a file that imports again. */
@ArquillianTest
@RunAsClient
class ListHistoryIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("Olga");
    private final Api anna = Api.member("Anna");
    private long section;
    private long supplier;
    private Open earlier;
    private Open purchase;

    ListHistoryIT() throws SQLException {
    }

    @BeforeEach
    void twoPurchasesFromOneSupplier() throws SQLException {
        section = fixture.section();
        String made = organizer.post("suppliers", "{\"name\":\"" + UUID.randomUUID() + "\",\"lookAlikeConfirmed\":true}").ok().response().headers()
                .firstValue("Location").orElseThrow();
        supplier = Long.parseLong(made.substring(made.lastIndexOf('/') + 1));
        earlier = purchase("sku;name;price\nT;Tea;10.00\nC;Coffee;7.00\nO;Cocoa;4.00\n");
        purchase = purchase("sku;name;price\nT;Tea;11.00\nC;Coffee;7.00\nM;Milk;1.20\n");
    }

    @Test
    void whatWasChangedOfALotIsToldInWordsWithWhenAndByWhom() throws SQLException {
        long tea = lot("T");
        long variant = fixture.number("SELECT id FROM lot_variant WHERE lot_id = ?", tea).longValue();
        organizer.put("lots/" + tea, "{\"article\":\"T\",\"name\":\"Green tea\",\"packSize\":\"6\",\"listedPrice\":\"12.00\",\"variants\":[{\"id\":" + variant
                + "}]}").ok();
        organizer.delete("lots/" + tea).ok();

        String told = anna.get("lots/" + tea + "/revisions").ok().body();
        assertTrue(told.indexOf("\"field\":\"withdrawn\"") < told.indexOf("\"field\":\"name\"") && told.contains("\"madeBy\":" + organizer.memberId()), told);
        String page = new Visitor().get("pricelist/revisions/" + tea).body();
        assertTrue(page.contains("Price: 11.00 → 12.00") && page.contains("Pack size: – → 6") && page.contains("Withdrawn"), page);
        assertTrue(page.contains(organizer.get("me").ok().value("nickname")), page);

        fixture.change("UPDATE purchase SET prices_visible = 'PARTICIPANTS' WHERE id = ?", purchase.id());
        String hidden = new Visitor().get("pricelist/revisions/" + tea).body();
        assertTrue(hidden.contains("Green tea") && !hidden.contains("12.00") && !hidden.contains("11.00"), hidden);
        assertFalse(anna.get("lots/" + tea + "/revisions").ok().body().contains("\"price\""));
    }

    @Test
    void theListStandsBesideTheSuppliersEarlierOne() throws SQLException {
        var told = anna.get("purchases/" + purchase.id() + "/previous-list").ok();
        assertEquals(earlier.id(), told.number("previousPurchaseId"));
        assertTrue(told.body().contains("\"article\":\"T\",\"name\":\"Tea\",\"now\":\"11.00\",\"then\":\"10.00\""), told.body());
        assertFalse(anna.get("purchases/" + purchase.id() + "/previous-list?kind=PRICED").ok().body().contains("Coffee"));
        assertTrue(anna.get("purchases/" + purchase.id() + "/previous-list?kind=NEW").ok().body().contains("Milk"));
        String gone = anna.get("purchases/" + purchase.id() + "/previous-list?kind=GONE").ok().body();
        assertTrue(gone.contains("Cocoa") && !gone.contains("Tea"), gone);
        String page = new Visitor().get("pricelist/previous/" + purchase.id() + "?kind=GONE").body();
        assertTrue(page.contains("Cocoa") && page.contains("gone"), page);
        assertTrue(new Visitor().get("pricelist/" + purchase.id()).body().contains("/pricelist/previous/" + purchase.id()));
    }

    @Test
    void pricesThatAViewerMayNotSeeAreNotLaidBeside() throws SQLException {
        fixture.change("UPDATE purchase SET prices_visible = 'PARTICIPANTS' WHERE id = ?", earlier.id());
        assertEquals(404, anna.get("purchases/" + purchase.id() + "/previous-list").status());
        assertTrue(new Visitor().get("pricelist/previous/" + purchase.id()).body().contains("There is no earlier list"));
        organizer.get("purchases/" + purchase.id() + "/previous-list").ok();
        fixture.change("UPDATE purchase SET prices_visible = 'EVERYONE', supplier_visible = 'PARTICIPANTS' WHERE id = ?", earlier.id());
        assertEquals(404, anna.get("purchases/" + purchase.id() + "/previous-list").status(), "who supplied it is not told either");
    }

    @Test
    void anExportedListImportsAgainIntoAnEmptyPurchase() throws SQLException {
        organizer.post("purchases/" + purchase.id() + "/lots", "{\"article\":\"S\",\"name\":\"=Socks\",\"listedPrice\":\"2.56\",\"listedNet\":true,"
                + "\"vatRate\":\"5.5\",\"retailPrice\":\"4.00\",\"soldByRow\":true,\"packSize\":\"5\",\"variants\":[{\"size\":\"S\",\"stock\":\"40\",\"rowQuantity\":2},"
                + "{\"size\":\"L\",\"article\":\"S-L\",\"listedPrice\":\"3.10\",\"rowQuantity\":3}]}").ok();
        Open empty = fixture.openPurchase(section, organizer.memberId(), null);
        String csv = organizer.get("purchases/" + purchase.id() + "/lots.csv").ok().body();
        long upload = organizer.send("POST", "purchases/" + empty.id() + "/price-lists?fileName=list.csv", csv, "Content-Type", "text/csv").ok().number("id");
        organizer.post("price-lists/" + upload + "/import", "{}").ok();
        assertEquals(lots(purchase), lots(empty));
    }

    /** Without what differs anyway. */
    private String lots(Open of) {
        return Pattern.compile("\"(id|purchaseId|revision)\":\\d+,?").matcher(organizer.get("purchases/" + of.id() + "/lots").ok().body()).replaceAll("");
    }

    private Open purchase(String list) throws SQLException {
        Open open = fixture.openPurchase(section, organizer.memberId(), null);
        fixture.change("UPDATE purchase SET supplier_id = ? WHERE id = ?", supplier, open.id());
        long upload = organizer.send("POST", "purchases/" + open.id() + "/price-lists?fileName=list.csv", list, "Content-Type", "text/csv").ok().number("id");
        organizer.post("price-lists/" + upload + "/import", "{}").ok();
        return open;
    }

    private long lot(String article) throws SQLException {
        return fixture.number("SELECT id FROM lot WHERE purchase_id = ? AND article = ?", purchase.id(), article).longValue();
    }
}
