package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.sql.SQLException;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.PostBox;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An account lived in pages: a forgotten password, another address, what comes by mail, and who saw the phone; on a desktop and on a
 * phone, every page checked for accessibility on the way.
 */
@ArquillianTest
@RunAsClient
class AccountsBrowserIT {

    private static final String FRESH = "battery staple horse";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    AccountsBrowserIT() throws SQLException {
    }

    @Test
    void anAccountOnADesktop() throws SQLException {
        live(Chromium.DESKTOP);
    }

    @Test
    void anAccountOnAPhone() throws SQLException {
        live(Chromium.PHONE);
    }

    private void live(int width) throws SQLException {
        Api olga = Api.organizer("Olga");
        Api api = Api.member("Anna");
        String email = api.get("me").ok().value("email");
        OrderFixture.Open purchase = fixture.openPurchase(fixture.section(), olga.memberId(), null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, OrderFixture.Special.NONE).get(0);
        api.put("purchases/" + purchase.id() + "/order", "{\"lines\": [{\"variantId\": %d, \"quantity\": \"2\"}]}".formatted(honey)).ok();

        Person anna = new Person(chromium.visitor(width));
        anna.open("sign-in").click("Forgot your password?").fill("email", email).press("ask").sees("Look into your mailbox");
        Chromium.check(anna.page());
        anna.open(PostBox.await(email, "A new password").link());
        Chromium.check(anna.page());
        anna.fill("password", FRESH).press("choose").sees("Your password is saved.");
        anna.signIn(email, FRESH).open("me").fill("phone", "+7 900 000 00 02").press("savePhone").sees("Saved.");

        String other = "other." + email;
        anna.fill("newAddress", other).fill("addressPassword", FRESH).press("changeAddress");
        anna.open(PostBox.await(other, "Is this your address?").link());
        Chromium.check(anna.page());
        anna.press("confirm").sees(other);
        anna.page().locator("#byMailNEWS").check();
        anna.press("saveWishes");
        assertThat(anna.page().locator("#byMailNEWS")).isChecked();

        Person organizer = Person.signedIn(chromium.visitor(width), olga);
        organizer.open("contacts/" + purchase.id()).sees("from the Stop").fill("details", "Card 2200 1111").press("state").sees("Saved.");
        olga.post("purchases/" + purchase.id() + "/stop", "{\"reason\": \"enough\"}").ok();
        anna.open("thread/" + purchase.topicId()).click("Contacts and payment details").press("showDetails").sees("Card 2200 1111");
        Chromium.check(anna.page());
        organizer.open("contacts/" + purchase.id()).press("show" + api.memberId()).sees("+7 900 000 00 02");
        Chromium.check(organizer.page());
        anna.open("reveals").sees("saw your phone number");
        Chromium.check(anna.page());
        anna.page().context().close();
        organizer.page().context().close();
    }
}
