package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.util.List;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What participants and organizers do about orders beside ordering, in pages, on a desktop and on a phone. */
@ArquillianTest
@RunAsClient
class OrdersBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    OrdersBrowserIT() throws SQLException {
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESKTOP, Chromium.PHONE})
    void aSizeGridIsFilledByKeyboardAndAWishIsFoundAndRanked(int width) throws SQLException {
        Open purchase = fixture.openPurchase(fixture.section(), Api.trustedOrganizer("Marina").memberId(), null);
        List<Long> shirts = fixture.lot(purchase.id(), "12.50", 4, Special.NONE);
        fixture.change("UPDATE lot_variant SET colour = IF(id IN (?, ?), 'blue', 'red'), size = IF(id IN (?, ?), 'S', 'M') WHERE purchase_id = ?",
                shirts.get(0), shirts.get(1), shirts.get(0), shirts.get(2), purchase.id());
        List<Long> others = List.of(fixture.lot(purchase.id(), "4.00", 1, Special.NONE).get(0), fixture.lot(purchase.id(), "5.00", 1, Special.NONE).get(0));
        Person anna = Person.signedIn(chromium.visitor(width), Api.member("Anna"));
        Page page = anna.open("thread/" + purchase.topicId() + "?tab=list").page();
        page.locator("#q" + shirts.get(0)).focus();
        for (String key : List.of("1", "ArrowRight", "2", "ArrowDown", "4", "ArrowLeft", "3", "Enter")) {
            page.keyboard().press(key);
        }
        assertThat(page.locator("#q" + shirts.get(3))).isFocused();
        for (int i = 0; i < 4; i++) {
            assertThat(page.locator("#q" + shirts.get(i))).hasValue(Integer.toString(i + 1));
        }
        anna.press("saveOrder");
        anna.open("order/replacements/" + shirts.get(0));
        Chromium.check(page);
        anna.fill("words", "Lot " + fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", others.get(1)));
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        anna.press("add" + others.get(1));
        anna.press("add" + others.get(0)).press("raise" + others.get(0));
        assertThat(page.locator("ol.list > li").first().locator("button, input[type=submit]").last()).hasAttribute("id", "remove" + others.get(0));
        anna.open("order/transfer/" + shirts.get(3));
        Chromium.check(page);
        Api boris = Api.member("Boris");
        anna.fill("nickname", fixture.findable(boris.memberId())).fill("quantity", "2").press("offerIt");
        Person taker = Person.signedIn(chromium.visitor(width), boris);
        taker.open("notices").page().locator(".list > li.new a.head").first().click();
        assertThat(taker.page().locator("#accept")).isVisible();
        Chromium.check(taker.page());
        taker.press("accept").sees("It stands in your order now.");
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
