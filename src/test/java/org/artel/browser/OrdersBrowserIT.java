package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.sql.SQLException;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What participants and organizers do about orders beside ordering, in pages, on a desktop and on a phone. */
@ArquillianTest
@RunAsClient
class OrdersBrowserIT {

    private static Chromium chromium;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    OrdersBrowserIT() throws SQLException {
    }

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESKTOP, Chromium.PHONE})
    void whoWaitsGetsWhatBecomesFree(int width) throws SQLException {
        Open purchase = fixture.openPurchase(fixture.section(), Api.trustedOrganizer("Marina").memberId(), null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, Special.stock(2)).get(0);
        String order = "purchases/" + purchase.id() + "/order";
        Api boris = Api.member("Boris");
        boris.put(order, "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"2\"}]}").ok();
        Person anna = Person.signedIn(chromium.visitor(width), Api.member("Anna"));
        anna.open("thread/" + purchase.topicId() + "?tab=list").click("Join the waiting list");
        anna.fill("quantity", "1").press("join");
        assertThat(anna.page().locator("main")).containsText("You are number 1 of 1 in the waiting list");
        Chromium.check(anna.page());
        anna.open("thread/" + purchase.topicId() + "?tab=list").sees("You are number 1 of 1 in the waiting list");
        boris.put(order, "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"1\",\"baseVersion\":1}]}").ok();
        anna.page().waitForCondition(() -> {
            anna.open("thread/" + purchase.topicId() + "?tab=list");
            return anna.page().locator("[id='q" + honey + "']").inputValue().equals("1");
        });
        anna.open("notices").sees("1 became free at 12.50 and are in your order, which is now 12.50");
    }
}
