package org.artel.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
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

/** The organizer's pages of invoices and shortages without script. Anna ordered 3 jars of honey and a tea, somebody
 * without an account a jar, and the general order is sent. */
@ArquillianTest
@RunAsClient
class SupplyPagesIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private Api organizer;
    private Visitor browser;
    private Open purchase;
    private long honey;
    private long tea;

    SupplyPagesIT() throws SQLException {
    }

    @BeforeEach
    void aSentPurchase() throws SQLException {
        organizer = Api.trustedOrganizer("Marina");
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        tea = fixture.lot(purchase.id(), "3.00", 1, Special.NONE).get(0);
        fixture.change("UPDATE purchase SET price_rise_limit = 5 WHERE id = ?", purchase.id());
        Api.member("Anna").put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"3\"},{\"variantId\":" + tea
                + ",\"quantity\":\"1\"}]}").ok();
        organizer.post("purchases/" + purchase.id() + "/orders-on-behalf", "{\"name\":\"Granny Olga\",\"lines\":[{\"variantId\":" + honey
                + ",\"quantity\":\"1\"}]}").ok();
        organizer.post("purchases/" + purchase.id() + "/stop", "{}").ok();
        organizer.post("purchases/" + purchase.id() + "/general-orders", "{}").ok();
        browser = Visitor.signedIn(organizer.get("me").ok().value("email"), TestPortal.PASSWORD);
    }

    private HttpResponse<String> write(Map<String, String> typed) {
        return browser.send("supply/invoice/" + purchase.id(), "invoiceForm", "write", typed);
    }

    @Test
    void aLineThatIsHalfTypedIsNotLeftOut() throws SQLException {
        Map<String, String> heading = Map.of("number", "R-1", "invoicedOn", "2026-05-29");
        HttpResponse<String> half = write(join(heading, Map.of("quantity" + honey, "2", "total" + honey, "20.00", "total" + tea, "3.00")));
        assertEquals(422, half.statusCode());
        assertTrue(half.body().contains("type both quantity and total") && half.body().contains("name=\"total" + tea + "\" value=\"3.00\""), half.body());
        assertEquals(422, write(join(heading, Map.of("quantity" + honey, "2"))).statusCode());
        assertEquals(422, write(join(heading, Map.of("quantity" + honey, "2", "total" + honey, "20.00", "sum1", "5.00"))).statusCode(), "no article");
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM invoice WHERE purchase_id = ?", purchase.id()).intValue());
        assertEquals(302, write(join(heading, Map.of("quantity" + honey, "2", "total" + honey, "20.00", "quantity" + tea, "0"))).statusCode());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM invoice_line WHERE variant_id IN (?, ?)", honey, tea).intValue());
    }

    private static Map<String, String> join(Map<String, String> one, Map<String, String> other) {
        Map<String, String> all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    @Test
    void aCorrectionBeginsWithAllLinesOfAVariant() {
        long id = organizer.post("purchases/" + purchase.id() + "/invoices", "{\"number\":\"R-1\",\"invoicedOn\":\"2026-05-29\",\"lines\":[{\"variantId\":"
                + honey + ",\"quantity\":\"2\",\"total\":\"20.00\"},{\"variantId\":" + honey + ",\"quantity\":\"1\",\"total\":\"9.00\"}]}").ok().number("id");
        organizer.post("purchases/" + purchase.id() + "/shortage", "{}").ok();
        String page = browser.get("supply/invoice/" + purchase.id() + "?corrects=" + id).body();
        assertTrue(page.contains("name=\"quantity" + honey + "\" value=\"3\"") && page.contains("name=\"total" + honey + "\" value=\"29.00\""), page);
    }

    /** The section's city is in Berlin's zone, the organizer is in Auckland. */
    @Test
    void theLastDayToWithdrawEndsInTheCityOfThePurchase() throws SQLException {
        long abroad = fixture.number("SELECT city_id FROM member WHERE id = ?", fixture.members(1).get(0).id()).longValue();
        fixture.change("UPDATE city SET time_zone = 'Pacific/Auckland' WHERE id = ?", abroad);
        fixture.change("UPDATE member SET city_id = ? WHERE id = ?", abroad, organizer.memberId());
        assertEquals(302, write(Map.of("number", "R-1", "invoicedOn", "2026-05-29", "quantity" + honey, "3", "total" + honey, "36.00")).statusCode());
        LocalDate last = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(5);
        HttpResponse<String> settled = browser.send("supply/shortage/" + purchase.id(), "settleForm", "settle", Map.of("withdrawUntil", last.toString()));
        assertEquals(302, settled.statusCode(), settled.body());
        assertEquals(last.plusDays(1).atStartOfDay(ZoneId.of("Europe/Berlin")).toEpochSecond(), fixture.number("SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', "
                + "withdraw_until) FROM invoice_settlement WHERE purchase_id = ?", purchase.id()).longValue());
    }

    @Test
    void theNoteForWhomAnOrderIsIsTheOrganizersAlone() {
        assertEquals(302, write(Map.of("number", "R-1", "invoicedOn", "2026-05-29", "quantity" + honey, "3", "total" + honey, "30.00")).statusCode());
        assertTrue(browser.get("supply/shortage/" + purchase.id()).body().contains("Granny Olga"));
        Visitor moderator = Visitor.signedIn(Api.moderator("Mo").get("me").ok().value("email"), TestPortal.PASSWORD);
        String page = moderator.get("supply/shortage/" + purchase.id()).body();
        assertTrue(page.contains("Participant 2") && !page.contains("Granny Olga"), page);
    }
}
