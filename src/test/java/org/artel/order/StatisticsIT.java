package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The statistics page: figures by day, a forecast as a range, sums only for whoever may see them. */
@ArquillianTest
@RunAsClient
class StatisticsIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.trustedOrganizer("Olga");
    private final Api anna = Api.member("Anna");
    private final Api boris = Api.member("Boris");
    private final long section = fixture.section();

    StatisticsIT() throws SQLException {
    }

    /** Opened ten days ago, stopped or to be stopped {@code days} later; ordered at these days after the opening. */
    private Open purchase(String stage, int days, int first, int firstDay, int second, int secondDay) throws SQLException {
        Open purchase = fixture.openPurchase(section, organizer.memberId(), null);
        long honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        order(anna, purchase, honey, first, firstDay);
        if (second > 0) {
            order(boris, purchase, honey, second, secondDay);
        }
        String date = "DATE_ADD(DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 10 DAY), INTERVAL " + days + " DAY)";
        fixture.change("UPDATE purchase SET minimum_sum = 100, opened_at = DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 10 DAY), stage = '" + stage + "', "
                + (stage.equals("OPEN") ? "stop_at" : "stopped_at") + " = " + date + " WHERE id = ?", purchase.id());
        return purchase;
    }

    private void order(Api who, Open purchase, long variant, int units, int day) throws SQLException {
        who.patch("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + variant + ",\"quantity\":\"" + units + "\",\"baseVersion\":0}]}").ok();
        fixture.change("UPDATE order_increment SET made_at = DATE_ADD(DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 10 DAY), INTERVAL " + day
                + " DAY) WHERE purchase_id = ? AND member_id = ?", purchase.id(), who.memberId());
        fixture.change("UPDATE participation SET created_at = DATE_ADD(DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 10 DAY), INTERVAL " + day
                + " DAY) WHERE purchase_id = ? AND member_id = ?", purchase.id(), who.memberId());
    }

    @Test
    void figuresByDayAndARangeFromPastPurchases() throws SQLException {
        Open now = purchase("OPEN", 20, 4, 1, 1, 5);
        String path = "purchases/" + now.id() + "/statistics";
        var few = anna.get(path).ok();
        assertFalse(few.body().contains("forecast"), few.body());
        String page = page(now);
        assertTrue(page.contains("nothing can be said"), page);

        // half of the time: 50 %, 40 % and 100 % of what they came to
        purchase("STOPPED", 10, 5, 2, 5, 8);
        purchase("STOPPED", 10, 4, 2, 6, 8);
        purchase("STOPPED", 10, 9, 2, 0, 0);
        purchase("CANCELLED", 10, 1, 2, 9, 8);
        var said = anna.get(path).ok();
        assertEquals("50", said.value("from"), "5 of 10 units, all there already at half time");
        assertEquals("125", said.value("to"));
        assertEquals("3", said.value("purchases"));
        assertTrue(said.body().contains("\"goods\":\"40.00\"") && said.body().contains("\"goods\":\"50.00\""), said.body());
        page = page(now);
        assertTrue(page.contains("between 50 % and 125 % of the minimum"), page);
        assertTrue(page.contains("<svg class=\"chart\"") && page.contains("class=\"minimum\""), page);
        assertTrue(page.contains("50.00"), "the table says the same");
        assertTrue(Visitor.signedIn(anna.get("me").value("email"), TestPortal.PASSWORD).get("thread/" + now.topicId() + "?tab=participants").body()
                .contains("/statistics/" + now.id()));
    }

    @Test
    void sumsOnlyForWhomTheyAre() throws SQLException {
        Open now = purchase("OPEN", 20, 4, 1, 1, 5);
        fixture.change("UPDATE purchase SET prices_visible = 'ORGANIZER' WHERE id = ?", now.id());
        assertFalse(anna.get("purchases/" + now.id() + "/statistics").ok().body().contains("goods"));
        assertTrue(organizer.get("purchases/" + now.id() + "/statistics").ok().body().contains("\"goods\":\"50.00\""));
        assertFalse(page(now).contains("50.00"));
        assertEquals(401, Api.guest().get("purchases/" + now.id() + "/statistics").status());
    }

    private String page(Open purchase) {
        var answer = Visitor.signedIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD).get("statistics/" + purchase.id());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }
}
