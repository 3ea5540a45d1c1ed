package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.artel.account.AccessTableIT;
import org.artel.account.Role;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.TestPortal;
import org.artel.testing.TestServer;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every page of the access table, once on a desktop and once on a phone, in English and Russian and in light and dark by turns:
 * nothing for the accessibility check to find, nothing too wide, nothing in the console, a title and one heading above all. And
 * what has to work everywhere: the keyboard's way past the header, and ordering without script.
 */
@ArquillianTest
@RunAsClient
class PagesBrowserIT {

    /** Whoever comes first of those who may see a page looks at it. */
    private static final List<Role> LOOKERS = List.of(Role.GUEST, Role.ORGANIZER, Role.MODERATOR, Role.ADMINISTRATOR, Role.PARTICIPANT);

    private record Look(String address, Role role, int status) {
    }

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    PagesBrowserIT() throws SQLException {
    }

    @Test
    void everyPageIsFitToBeSeen() throws SQLException {
        Map<Role, Api> people = AccessTableIT.people();
        Map<String, Object> things = AccessTableIT.things(people);
        things.put("list", fixture.number("SELECT topic_id FROM purchase WHERE id = ?", things.get("purchase")));
        stretch(things, people.get(Role.PARTICIPANT));
        long purchase = ((Number) things.get("purchase")).longValue();
        fixture.lot(purchase, "7.00", 3, OrderFixture.Special.NONE);
        fixture.lot(purchase, "8.00", 3, new OrderFixture.Special(null, null, null, BigDecimal.ONE, null, 2));
        fixture.lot(purchase, "9.00", 1, new OrderFixture.Special(null, null, BigDecimal.TEN, BigDecimal.ONE, null, 0));
        Map<Role, Cookie> sessions = new EnumMap<>(Role.class);
        for (Role role : List.of(Role.PARTICIPANT, Role.ORGANIZER, Role.MODERATOR, Role.ADMINISTRATOR)) {
            String email = people.get(role).get("me").ok().value("email");
            sessions.put(role, new Cookie("JSESSIONID", Visitor.signedIn(email, TestPortal.PASSWORD).cookie("JSESSIONID"))
                    .setUrl(TestServer.url().toString()));
        }
        List<Look> looks = looks(things);
        List<String> faults = new ArrayList<>();
        for (int width : new int[] {Chromium.DESKTOP, Chromium.PHONE}) {
            Map<String, Page> windows = new HashMap<>();
            for (int i = 0; i < looks.size(); i++) {
                Look look = looks.get(i);
                // the second width turns the language round, and every second page the colours
                String language = (i + (width == Chromium.PHONE ? 1 : 0)) % 2 == 0 ? "en" : "ru";
                ColorScheme scheme = i / 2 % 2 == 0 ? ColorScheme.LIGHT : ColorScheme.DARK;
                Page page = windows.computeIfAbsent(look.role() + language, window -> {
                    Page opened = chromium.visitor(width, language.equals("en") ? "en-GB" : "ru-RU", ColorScheme.LIGHT);
                    if (look.role() != Role.GUEST) {
                        opened.context().addCookies(List.of(sessions.get(look.role())));
                    }
                    return opened;
                });
                fixture.change("UPDATE member SET language = ? WHERE id = ?", language, people.get(look.role()).memberId());
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (String fault : faults(page, look, language)) {
                    faults.add("/" + look.address() + " as " + look.role() + ", " + width + " px, " + language + ", " + scheme + ": " + fault);
                }
            }
            windows.values().forEach(page -> page.context().close());
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
    }

    /** Names as long as they may be and without a place to break them, and sums of many figures. */
    private void stretch(Map<String, Object> things, Api participant) throws SQLException {
        String word = "Überlandtransportgenossenschaft".repeat(5).substring(0, 150);
        fixture.change("UPDATE topic SET title = ? WHERE id = ?", word, things.get("list"));
        fixture.change("UPDATE lot SET name = ?, unit = ? WHERE id = ?", word, "Quadratmeter", things.get("lot"));
        fixture.change("UPDATE supplier SET name = ? WHERE id = ?", word.substring(0, 100), things.get("supplier"));
        fixture.change("UPDATE member SET nickname = ? WHERE id = ?", "W".repeat(40), participant.memberId());
        fixture.change("UPDATE purchase SET supplier_id = ?, minimum_sum = 99999999999999.99 WHERE id = ?", things.get("supplier"), things.get("purchase"));
        fixture.change("UPDATE participation SET goods = 9999999999.99 WHERE id = ?", things.get("participation"));
        fixture.change("UPDATE purchase_gate SET goods = 9999999999.99 WHERE purchase_id = ?", things.get("purchase"));
    }

    /** The pages of the table, and those that look different with another address or for another viewer. */
    private static List<Look> looks(Map<String, Object> things) {
        Stream<Look> ofTable = AccessTableIT.pages().stream().filter(row -> row.address() != null)
                .map(row -> new Look(row.address(), LOOKERS.stream().filter(role -> AccessTableIT.isAllowed(row.operation(), role))
                        .findFirst().orElseThrow(), 200));
        Stream<Look> more = Stream.of(
                new Look("", Role.PARTICIPANT, 200),
                new Look("section/{section}", Role.ORGANIZER, 200),
                new Look("thread/{list}", Role.PARTICIPANT, 200),
                new Look("thread/{list}?tab=conditions", Role.ORGANIZER, 200),
                new Look("thread/{list}?tab=list", Role.PARTICIPANT, 200),
                new Look("thread/{list}?tab=participants", Role.GUEST, 200),
                new Look("orders", Role.PARTICIPANT, 200),
                new Look("notices", Role.PARTICIPANT, 200),
                new Look("search?q=qwertyuiop", Role.GUEST, 200),
                new Look("thread/{nothing}", Role.GUEST, 404),
                new Look("admin", Role.PARTICIPANT, 403));
        return Stream.concat(ofTable, more).map(look -> new Look(AccessTableIT.filled(look.address(), things), look.role(), look.status()))
                .toList();
    }

    private static List<String> faults(Page page, Look look, String language) {
        List<String> faults = new ArrayList<>();
        page.onConsoleMessage(message -> {
            // the browser itself reports a page that is answered with 404
            if (message.type().equals("error") && look.status() == 200) {
                faults.add("console: " + message.text());
            }
        });
        page.onPageError(error -> faults.add("script: " + error));
        Response response = page.navigate(look.address());
        if (response.status() != look.status()) {
            faults.add("status " + response.status());
        }
        if (!page.title().matches(".+ – Artel")) {
            faults.add("title " + page.title());
        }
        if (page.locator("h1").count() != 1) {
            faults.add(page.locator("h1").count() + " headings of the first order");
        }
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            faults.add("not in the language asked for");
        }
        faults.addAll(Chromium.faults(page));
        return faults;
    }

    @Test
    void theKeyboardFindsItsWayPastTheHeader() {
        Page page = chromium.visitor(Chromium.DESKTOP);
        page.navigate("suppliers");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertEquals(true, page.evaluate("document.activeElement.closest('.top') === null"), "the header is passed");
        assertEquals("solid", page.evaluate("getComputedStyle(document.activeElement).outlineStyle"), "the focus is seen");
        page.context().close();
    }

    @Test
    void whoeverHasNoScriptOrdersChangesAndIsToldThatItIsTooLate() throws SQLException {
        Api organizer = Api.organizer("organizer");
        OrderFixture.Open purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        String lot = "Lot " + fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?",
                fixture.lot(purchase.id(), "12.50", 1, OrderFixture.Special.NONE).get(0));
        String list = "thread/" + purchase.topicId() + "?tab=list";
        Person vera = Person.signedIn(chromium.visitorWithoutScript(Chromium.PHONE), Api.member("vera"));
        vera.open(list).quantity(lot, "3").press("recalculate").sees("41.25");
        vera.press("saveOrder");
        assertThat(vera.page().locator(".msg.ok[role=status]")).hasText("Your order is saved.");
        vera.quantity(lot, "4").press("saveOrder").sees("55.00");
        vera.quantity(lot, "6");
        organizer.post("purchases/" + purchase.id() + "/stop", "{\"reason\": \"enough\"}", "If-Match",
                organizer.get("purchases/" + purchase.id()).ok().response().headers().firstValue("ETag").orElse("*")).ok();
        vera.press("saveOrder");
        assertThat(vera.page().locator("#orderForm [role=alert]")).containsText("The Stop was at ");
        assertThat(vera.field("Quantity of " + lot)).hasValue("6");
        vera.open(list);
        assertThat(vera.page().locator("#list tr.mine .q")).hasText("4 pcs");
        vera.page().context().close();
    }
}
