package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the till says about a price: listed how, at which rate, with which VAT, and what is saved. */
@ArquillianTest
@RunAsClient
class ListedPricesIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("Olga");
    private Open purchase;

    ListedPricesIT() throws SQLException {
    }

    @BeforeEach
    void aListInItsOwnCurrency() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        fixture.change("UPDATE purchase SET currency = 'CNY', rate = 0.125 WHERE id = ?", purchase.id());
        organizer.post("purchases/" + purchase.id() + "/lots", "{\"article\":\"T\",\"name\":\"Tea\",\"listedPrice\":\"80.00\",\"listedNet\":true,"
                + "\"vatRate\":\"20\",\"retailPrice\":\"15.00\"}").ok();
        organizer.post("purchases/" + purchase.id() + "/lots", "{\"article\":\"C\",\"name\":\"Coffee\",\"listedPrice\":\"80.00\",\"retailPrice\":\"9.00\"}").ok();
    }

    @Test
    void theTillTellsListedPriceRateVatAndWhatIsSaved() throws SQLException {
        String till = till();
        assertTrue(till.contains("<b>12.00</b>") && till.contains("with 20\u00a0% VAT") && till.contains("listed 80.00\u00a0CNY without VAT"), till);
        assertTrue(till.contains("shop 15.00, you save 3.00 (20\u00a0%)"), till);
        assertTrue(till.contains("shop 9.00<"), "nothing is saved: only told");
        assertTrue(till.contains("1\u00a0CNY counts as 0.125") && till.contains("fixed with the first order"), till);

        long tea = fixture.number("SELECT v.id FROM lot_variant v JOIN lot l ON l.id = v.lot_id WHERE l.purchase_id = ? AND l.article = 'T'", purchase.id())
                .longValue();
        Api.member("Anna").put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + tea + ",\"quantity\":\"2\"}]}").ok();
        assertTrue(till().contains("fixed since the first order"));
    }

    @Test
    void nothingOfItIsToldWherePricesAreHidden() throws SQLException {
        fixture.change("UPDATE purchase SET prices_visible = 'PARTICIPANTS' WHERE id = ?", purchase.id());
        String till = till();
        assertFalse(till.contains("CNY") || till.contains("VAT") || till.contains("15.00"), till);
    }

    private String till() {
        return new Visitor().get("thread/" + purchase.topicId() + "?tab=list").body();
    }
}
