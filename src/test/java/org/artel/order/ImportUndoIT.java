package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

/** The last import is taken back as far as orders and later changes leave it possible; the figures say so beforehand. */
@ArquillianTest
@RunAsClient
class ImportUndoIT {

    private static final String FIRST = "sku;name;size;price;stock\nT;Tea;S;10.00;9\nT;Tea;L;18.00;9\nC;Coffee;;7.00;\nO;Cocoa;;4.00;\n";
    private static final String NEXT = "sku;name;size;price;stock\nT;Green tea;S;11.00;5\nC;Coffee;;8.00;\nM;Milk;;1.20;\nR;Rice;;2.00;\n";

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("Olga");
    private final Api anna = Api.member("Anna");
    private Open purchase;
    private long first;
    private long next;

    ImportUndoIT() throws SQLException {
    }

    @BeforeEach
    void twoImports() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        first = upload(FIRST);
        organizer.post("price-lists/" + first + "/import", "{}").ok();
        order("T", 2);
        next = upload(NEXT);
        organizer.post("price-lists/" + next + "/import", "{\"withdrawMissing\":true}").ok();
        order("M", 1);
    }

    @Test
    void whatItDoesAndWhatItCannotIsToldAndThenDone() throws SQLException {
        var told = organizer.get("price-lists/" + next + "/undo").ok();
        assertEquals("1 2 1 1 0", List.of("withdrawn", "returned", "offeredAgain", "ordered", "changedSince").stream().map(told::number)
                .map(String::valueOf).reduce((a, b) -> a + ' ' + b).orElseThrow());
        assertTrue(told.body().contains("\"kept\":{\"after\":\"20.00\",\"before\":\"20.00\",\"lines\":1,\"orders\":1}"), told.body());

        var done = organizer.post("price-lists/" + next + "/undo", "{\"base\":" + told.number("base") + "}").ok();
        assertTrue(done.body().contains("\"undoneAt\""), done.body());
        assertEquals("Cocoa 4, Coffee 7, Milk 1.2, Tea 10", standing());
        assertNumber("2", "SELECT COUNT(*) FROM lot_variant v JOIN lot l ON l.id = v.lot_id WHERE l.purchase_id = ? AND l.article = 'T' "
                + "AND v.withdrawn_at IS NULL", purchase.id());
        assertNumber("9", "SELECT stock FROM variant_gate WHERE variant_id = ?", variant("T"));
        assertNumber("21.20", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("1", "SELECT COUNT(*) FROM audit_event WHERE purchase_id = ? AND operation = 'UNDO_IMPORT'", purchase.id());

        assertEquals(409, organizer.get("price-lists/" + next + "/undo").status());
        assertEquals(409, organizer.post("price-lists/" + next + "/undo", "{\"base\":" + (told.number("base") + 1) + "}").status());
        assertEquals(409, organizer.get("price-lists/" + first + "/undo").status(), "not the last one");
    }

    @Test
    void whatWasChangedByHandAfterTheImportStays() throws SQLException {
        long seen = organizer.get("price-lists/" + next + "/undo").ok().number("base");
        long coffee = fixture.number("SELECT id FROM lot WHERE purchase_id = ? AND article = 'C'", purchase.id()).longValue();
        organizer.put("lots/" + coffee, "{\"article\":\"C\",\"name\":\"Coffee, ground\",\"listedPrice\":\"9.00\",\"variants\":[{\"id\":" + variant("C") + "}]}").ok();
        assertEquals(412, organizer.post("price-lists/" + next + "/undo", "{\"base\":" + seen + "}").status());

        var told = organizer.get("price-lists/" + next + "/undo").ok();
        assertEquals(1, told.number("changedSince"));
        organizer.post("price-lists/" + next + "/undo", "{\"base\":" + told.number("base") + "}").ok();
        assertEquals("Cocoa 4, Coffee, ground 9, Milk 1.2, Tea 10", standing());
    }

    @Test
    void thePageAsksWithFigures() throws SQLException {
        Visitor olga = Visitor.signedIn(organizer.get("me").ok().value("email"), TestPortal.PASSWORD);
        String page = "pricelist/import/" + purchase.id() + "?upload=" + next;
        String asked = olga.get(page).body();
        assertTrue(asked.contains("1 lot that it added leaves the list") && asked.contains("2 lots are again as they were before")
                && asked.contains("1 added lot is ordered and stays in the list") && asked.contains("1 participant, 1 line"), asked);
        assertEquals(302, olga.post(page, Visitor.filled(asked, "undoing", "takeBack", Map.of())).statusCode());
        assertEquals("Cocoa 4, Coffee 7, Milk 1.2, Tea 10", standing());
        assertTrue(olga.get(page).body().contains("This import was taken back"));
    }

    private String standing() throws SQLException {
        try (Connection connection = new ArtelDataSource().getConnection(); PreparedStatement query = connection.prepareStatement(
                "SELECT GROUP_CONCAT(CONCAT(name, ' ', TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM price))) ORDER BY name SEPARATOR ', ') FROM lot "
                        + "WHERE purchase_id = ? AND withdrawn_at IS NULL")) {
            query.setLong(1, purchase.id());
            try (ResultSet lots = query.executeQuery()) {
                lots.next();
                return lots.getString(1);
            }
        }
    }

    private long upload(String list) {
        return organizer.send("POST", "purchases/" + purchase.id() + "/price-lists?fileName=list.csv", list, "Content-Type", "text/csv").ok().number("id");
    }

    private void order(String article, int units) throws SQLException {
        String path = "purchases/" + purchase.id() + "/order";
        var now = anna.get(path);
        String version = now.status() == 200 ? now.response().headers().firstValue("ETag").orElseThrow() : "0";
        anna.put(path, "{\"lines\":[" + (article.equals("M") ? "{\"variantId\":" + variant("T") + ",\"quantity\":\"2\"}," : "") + "{\"variantId\":"
                + variant(article) + ",\"quantity\":\"" + units + "\"}]}", "If-Match", version).ok();
    }

    private long variant(String article) throws SQLException {
        return fixture.number("SELECT v.id FROM lot_variant v JOIN lot l ON l.id = v.lot_id WHERE l.purchase_id = ? AND l.article = ? ORDER BY v.id LIMIT 1",
                purchase.id(), article).longValue();
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
