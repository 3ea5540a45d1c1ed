package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What goes before a purchase and beside it: a wish that an organizer takes up, 'I want', a reserved supplier, the card with what
 * is missing and the statistics. On a desktop and on a phone.
 */
@ArquillianTest
@RunAsClient
class InterestBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final long section = fixture.section();

    InterestBrowserIT() throws SQLException {
    }

    @Test
    void onADesktop() throws SQLException {
        live(Chromium.DESKTOP);
    }

    @Test
    void onAPhone() throws SQLException {
        live(Chromium.PHONE);
    }

    private void live(int width) throws SQLException {
        Api organizing = Api.trustedOrganizer("Olga");
        Person organizer = Person.signedIn(chromium.visitor(width), organizing);
        Person anna = Person.signedIn(chromium.visitor(width), Api.member("Anna"));
        Person boris = Person.signedIn(chromium.visitor(width), Api.member("Boris"));

        anna.open("wishes/new?section=" + section).fill("title", "Almonds").fill("text", "Shelled ones").fill("amount", "2 kg").press("write");
        Chromium.check(anna.page());
        String wish = anna.page().url();
        boris.open(wish).press("support");
        boris.sees("2 supporters");
        organizer.open(wish).press("organize");
        organizer.page().waitForURL("**/purchase/edit/**");
        boris.open(wish).sees("An organizer prepares a purchase.");

        long supplier = organizing.post("suppliers", "{\"name\":\"" + UUID.randomUUID() + "\",\"lookAlikeConfirmed\":true}").ok().number("id");
        organizer.open("supplier/" + supplier).press("reserve");
        organizer.sees("negotiates until");
        Chromium.check(organizer.page());

        Open purchase = fixture.openPurchase(section, organizing.memberId(), null);
        long lot = fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0)).longValue();
        stage(purchase, "ANNOUNCED");
        boris.open("thread/" + purchase.topicId()).click("I want this");
        boris.add("Lot " + lot, 3).press("want");
        boris.sees("1 member wants it, 0.75\u00a0kg");
        Chromium.check(boris.page());

        stage(purchase, "OPEN");
        boris.open("thread/" + purchase.topicId() + "?tab=list").press("carry");
        assertThat(boris.field("Quantity of Lot " + lot)).hasValue("3");
        boris.press("saveOrder").sees("Your order is saved.");

        new Person(chromium.visitor(width)).open("share/" + purchase.id()).sees("Purchase " + purchase.id());
        boris.open("statistics/" + purchase.id());
        assertThat(boris.page().locator("svg.chart")).isVisible();
        assertThat(boris.page().locator("#days")).containsText("37.50");
        Chromium.check(boris.page());
    }

    private void stage(Open purchase, String stage) throws SQLException {
        fixture.change("UPDATE purchase SET stage = ? WHERE id = ?", stage, purchase.id());
        fixture.change("UPDATE purchase_gate SET stage = ? WHERE purchase_id = ?", stage, purchase.id());
    }
}
