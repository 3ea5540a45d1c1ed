package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
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

/** Another price in an open purchase: orders keep theirs, unless the organizer applies it. */
@ArquillianTest
@RunAsClient
class PriceChangeIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("Olga");
    private final Api anna = Api.member("Anna");
    private final Api boris = Api.member("Boris");
    private Open purchase;
    private long honey;
    private long lot;

    PriceChangeIT() throws SQLException {
    }

    @BeforeEach
    void twoOrdersOfHoney() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        lot = fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", honey).longValue();
        order(anna, 3);
        order(boris, 2);
    }

    @Test
    void aPriceThatIsNotAppliedLeavesOrdersAsTheyAre() throws SQLException {
        organizer.put("lots/" + lot, priced("13.00")).ok();
        assertNumber("62.50", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        String bell = anna.get("notices").ok().body();
        assertTrue(bell.contains("changed from 12.50 to 13.00. What you ordered keeps its price."), bell);
    }

    @Test
    void anAppliedPriceReachesEveryOrderAndEachOwnerIsTold() throws SQLException {
        var effect = organizer.post("lots/" + lot + "/effect", priced("13.00")).ok();
        assertEquals("2 62.50 65.00", effect.number("orders") + " " + effect.value("before") + ' ' + effect.value("after"));
        organizer.put("lots/" + lot + "?applyToOrders=true", priced("13.00")).ok();

        assertNumber("65.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("39.00", "SELECT goods FROM participation WHERE purchase_id = ? AND member_id = ?", purchase.id(), anna.memberId());
        assertNumber("2", "SELECT COUNT(*) FROM order_line WHERE purchase_id = ? AND price = 13 AND version = 2 AND lot_revision = 2", purchase.id());
        assertNumber("1", "SELECT COUNT(*) FROM audit_event WHERE purchase_id = ? AND operation = 'APPLY_PRICE'", purchase.id());
        String bell = anna.get("notices").ok().body();
        assertTrue(bell.contains("13.00 instead of 12.50. Your order is now 39.00 instead of 37.50;"), bell);
        assertTrue(boris.get("notices").ok().body().contains("Your order is now 26.00 instead of 25.00;"));

        String thread = new Visitor().get("thread/" + purchase.topicId() + "?tab=discussion").body();
        assertTrue(thread.contains("12.50 → 13.00") && thread.contains("2 orders, their lines of these lots together: 62.50 → 65.00"), thread);
        assertTrue(thread.contains("39.00"), "the order's post shows the new sum");
        long participation = fixture.number("SELECT id FROM participation WHERE purchase_id = ? AND member_id = ?", purchase.id(), anna.memberId())
                .longValue();
        assertTrue(new Visitor().get("order/history/" + participation).body().contains("The organizer applied a new price: 12.50 → 13.00"));
        assertEquals("39.00", anna.get("purchases/" + purchase.id() + "/order").ok().value("goods"));
    }

    @Test
    void pricesThatAViewerMayNotSeeAreNotInThePost() throws SQLException {
        fixture.change("UPDATE purchase SET prices_visible = 'PARTICIPANTS' WHERE id = ?", purchase.id());
        organizer.put("lots/" + lot + "?applyToOrders=true", priced("13.00")).ok();
        String thread = new Visitor().get("thread/" + purchase.topicId() + "?tab=discussion").body();
        String post = thread.substring(thread.indexOf("New price, also for what is ordered already"));
        post = post.substring(0, post.indexOf("</article>"));
        assertFalse(post.contains("13.00") || post.contains("65.00"), post);
    }

    @Test
    void thePageShowsInFiguresWhomThePriceTouchesBeforeAnythingIsChanged() throws SQLException {
        Visitor olga = Visitor.signedIn(organizer.get("me").ok().value("email"), TestPortal.PASSWORD);
        String page = "pricelist/lot/" + lot;
        var asked = olga.postParts(page, Visitor.filled(olga.get(page).body(), "lot", "save", Map.of("listedPrice", "13.00")));
        assertEquals(200, asked.statusCode(), asked.body());
        assertTrue(asked.body().contains("2 orders, 62.50 → 65.00"), asked.body());
        assertNumber("1", "SELECT revision FROM lot WHERE id = ?", lot);
        var applied = olga.postParts(page, Visitor.filled(asked.body(), "lot", "save", Map.of("orders", "apply")));
        assertEquals(302, applied.statusCode(), applied.body());
        assertNumber("65.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void aStopThatComesFirstRefusesThePriceWholly() throws SQLException {
        fixture.change("UPDATE purchase_gate SET stage = 'STOPPED' WHERE purchase_id = ?", purchase.id());
        assertEquals(409, organizer.put("lots/" + lot + "?applyToOrders=true", priced("13.00")).status());
        assertNumber("1", "SELECT revision FROM lot WHERE id = ?", lot);
        assertNumber("0", "SELECT COUNT(*) FROM order_line WHERE purchase_id = ? AND price <> 12.50", purchase.id());
        assertNumber("0", "SELECT COUNT(*) FROM price_change WHERE purchase_id = ?", purchase.id());
    }

    private void order(Api member, int units) {
        member.put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"" + units + "\"}]}").ok();
    }

    private String priced(String price) {
        return "{\"article\":\"A-" + lot + "\",\"name\":\"Lot " + lot + "\",\"unit\":\"pcs\",\"listedPrice\":\"" + price + "\",\"weight\":\"0.25\","
                + "\"variants\":[{\"id\":" + honey + "}]}";
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
