package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members of the first days may not do yet. Inside the server, whose limits are switched on for these tests only. */
@ArquillianTest
class NewcomersIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    NewcomersIT() throws SQLException {
    }

    @BeforeEach
    void limits() {
        System.setProperty("ARTEL_NEWCOMER_DAYS", "7");
        System.setProperty("ARTEL_NEWCOMER_POSTS", "3");
        System.setProperty("ARTEL_NEWCOMER_ORDERS", "30.00");
    }

    @AfterEach
    void noLimits() {
        System.setProperty("ARTEL_NEWCOMER_DAYS", "0");
        System.clearProperty("ARTEL_NEWCOMER_POSTS");
        System.clearProperty("ARTEL_NEWCOMER_ORDERS");
    }

    @Test
    void aNewcomerWritesFewLinksAndFewPosts() throws SQLException {
        Open purchase = fixture.openPurchase(fixture.section(), Api.organizer("Olga").memberId(), null);
        Api anna = Api.member("Anna");
        assertTrue(anna.get("me").ok().body().contains("\"links\":2"));
        String path = "threads/" + purchase.topicId() + "/posts";
        Api.Answer links = anna.post(path, "{\"text\": \"http://a.example www.b.example [c][1]\\n\\n[1]: //c.example\"}");
        assertEquals(403, links.status());
        assertTrue(links.body().contains("newcomer.links"), links.body());
        for (int i = 0; i < 3; i++) {
            anna.post(path, "{\"text\": \"http://a.example number %d\"}".formatted(i)).ok();
        }
        assertEquals(429, anna.post(path, "{\"text\": \"One more\"}").status());
        fixture.change("UPDATE member SET created_at = UTC_TIMESTAMP(6) - INTERVAL 8 DAY WHERE id = ?", anna.memberId());
        anna.post(path, "{\"text\": \"http://a.example http://b.example http://c.example\"}").ok();
        assertFalse(anna.get("me").ok().body().contains("newcomer"));
    }

    @Test
    void aNewcomersRunningOrdersTogetherStayBelowTheLimit() throws SQLException {
        long organizer = Api.organizer("Olga").memberId();
        Api boris = Api.member("Boris");
        assertEquals(200, order(boris, organizer, 2).status());
        Api.Answer tooMuch = order(boris, organizer, 1);
        assertEquals(403, tooMuch.status());
        assertTrue(tooMuch.body().contains("newcomer.orders"), tooMuch.body());
    }

    private Api.Answer order(Api who, long organizer, int units) throws SQLException {
        Open purchase = fixture.openPurchase(fixture.section(), organizer, null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        return who.put("purchases/" + purchase.id() + "/order", "{\"lines\": [{\"variantId\": %d, \"quantity\": \"%d\"}]}".formatted(honey, units));
    }
}
