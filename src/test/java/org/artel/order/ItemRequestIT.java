package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
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

/** A member asks for an item that is not in the list, in pages without script and through the API. */
@ArquillianTest
@RunAsClient
class ItemRequestIT {

    private static final String ITEM = "{\"link\":\"https://supplier.example/51\",\"article\":\"AL-510\",\"name\":\"Acacia honey\",\"colourSize\":\"light\","
            + "\"quantity\":\"2\",\"priceCeiling\":\"15.00\"}";

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api marina = Api.trustedOrganizer("Marina");
    private final Api anna = Api.member("Anna");
    private Open purchase;

    ItemRequestIT() throws SQLException {
    }

    @BeforeEach
    void aPurchaseThatTakesItemsByLink() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), marina.memberId(), null);
        fixture.change("UPDATE purchase SET items_by_link = TRUE WHERE id = ?", purchase.id());
    }

    @Test
    void aConfirmedItemStandsInTheListAndInTheOrder() throws SQLException {
        Visitor browser = Visitor.signedIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD);
        assertEquals(302, browser.send("order/item/" + purchase.id(), "askForm", "ask", Map.of("link", "https://supplier.example/51", "article", "AL-510",
                "name", "Acacia honey", "colourSize", "light", "quantity", "2", "priceCeiling", "15.00")).statusCode());
        long request = marina.get(path("")).ok().number("id");
        Api.Answer dear = marina.post(path("/" + request + "/confirm"), "{\"price\": \"15.01\"}");
        assertTrue(dear.status() == 422 && dear.body().contains("item.aboveCeiling"), dear.body());
        assertNumber("0", "SELECT COUNT(*) FROM lot WHERE purchase_id = ?", purchase.id());
        Visitor organizer = Visitor.signedIn(marina.get("me").ok().value("email"), TestPortal.PASSWORD);
        assertEquals(302, organizer.send("order/item/" + purchase.id(), "confirm" + request, "confirmIt" + request, Map.of("price", "14.00")).statusCode());
        assertNumber("28.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("28.00", "SELECT goods FROM participation WHERE member_id = ?", anna.memberId());
        assertNumber("2", "SELECT g.ordered FROM variant_gate g JOIN lot l ON l.id = g.lot_id WHERE l.purchase_id = ? AND l.article = 'AL-510'", purchase.id());
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'ITEM_CONFIRMED'", anna.memberId());
        assertEquals(409, marina.post(path("/" + request + "/confirm"), "{\"price\": \"14.00\"}").status());
    }

    @Test
    void aDeclinedItemComesWithAReason() throws SQLException {
        long request = anna.post(path(""), ITEM).ok().number("id");
        assertEquals(422, marina.post(path("/" + request + "/decline"), "{}").status());
        marina.post(path("/" + request + "/decline"), "{\"reason\": \"Sold out\"}").ok();
        assertEquals("Sold out", anna.get(path("")).ok().value("reason"));
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'ITEM_DECLINED'", anna.memberId());
    }

    @Test
    void onlyWhereTheTermsAllowItAndUntilTheStop() throws SQLException {
        assertEquals(422, anna.post(path(""), "{\"name\":\"Honey\",\"quantity\":\"1\",\"priceCeiling\":\"1\"}").status());
        long request = anna.post(path(""), ITEM).ok().number("id");
        fixture.change("UPDATE purchase SET items_by_link = FALSE WHERE id = ?", purchase.id());
        assertTrue(anna.post(path(""), ITEM).body().contains("item.notHere"));
        fixture.change("UPDATE purchase_gate SET stage = 'STOPPED' WHERE purchase_id = ?", purchase.id());
        assertEquals(409, marina.post(path("/" + request + "/confirm"), "{\"price\": \"14.00\"}").status());
        assertNumber("0", "SELECT COUNT(*) FROM lot WHERE purchase_id = ?", purchase.id());
        assertNumber("0", "SELECT COUNT(*) FROM participation WHERE purchase_id = ?", purchase.id());
    }

    private String path(String what) {
        return "purchases/" + purchase.id() + "/item-requests" + what;
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
