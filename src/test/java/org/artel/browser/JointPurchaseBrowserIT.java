package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.artel.testing.Api;
import org.artel.testing.TestPortal;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A joint purchase lived in pages: an organizer imports a price list, a moderator approves, a guest reads, two participants
 * order, one changes, the organizer announces the Stop, the other one misses it. With mouse and keyboard, on a desktop and on
 * a phone; every page is checked for accessibility on the way.
 */
@ArquillianTest
@RunAsClient
class JointPurchaseBrowserIT {

    private static final String LIST = """
            article;name;category;unit;pack size;price;retail price;weight;stock
            AL-101;Linden honey, 1 kg;Honey;jar;6;540.00;790;1.25;
            AL-204;Buckwheat honey, 0.5 kg;Honey;jar;6;310.00;420;0.7;
            AL-402;Propolis tincture, 50 ml;From the hive;bottle;;180.00;270;0.1;5
            """;

    private static Chromium chromium;

    @TempDir
    private Path folder;

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

    @Test
    void aPurchaseFromDraftToStopOnADesktop() throws IOException {
        live(Chromium.DESKTOP, "desktop");
    }

    @Test
    void aPurchaseFromDraftToStopOnAPhone() throws IOException {
        live(Chromium.PHONE, "phone");
    }

    private void live(int width, String device) throws IOException {
        String run = Long.toString(System.nanoTime(), 36);
        String sectionName = "Honey " + run;
        long sectionId = Api.administrator().post("sections", """
                {"name": "%s", "description": "From apiaries", "purchases": true, "percentCap": 15}
                """.formatted(sectionName)).ok().number("id");
        member(run, "organizer", "\"organizer\": true");
        member(run, "moderator", "\"moderator\": true");

        Person organizer = new Person(chromium.visitor(width)).signIn(email(run, "organizer"), TestPortal.PASSWORD);
        String title = "Linden honey from Altai " + run;
        long purchaseId = draft(organizer, sectionName, title, device);
        importList(organizer, purchaseId, device);
        organizer.open("purchase/publish/" + purchaseId).press("submit");

        Person moderator = new Person(chromium.visitor(width)).signIn(email(run, "moderator"), TestPortal.PASSWORD);
        moderator.open("moderation/purchases");
        Chromium.check(moderator.page());
        moderator.page().getByText(title).first().click();
        moderator.press("approveOpen");

        Person guest = new Person(chromium.visitor(width));
        guest.open("");
        Chromium.check(guest.page());
        Chromium.picture(guest.page(), "home-" + device);
        guest.open("section/" + sectionId);
        Chromium.check(guest.page());
        guest.page().getByRole(AriaRole.LINK,
                new Page.GetByRoleOptions().setName(title)).first().click();
        guest.sees("Collecting orders");
        Chromium.check(guest.page());
        assertTrue(guest.page().context().cookies().stream().noneMatch(cookie -> cookie.name.equals("JSESSIONID")), "a guest has no session");
        String thread = guest.page().url().replaceFirst("\\?.*", "");

        Person anna = new Person(chromium.visitor(width)).register(email(run, "anna"), "Anna " + run, TestPortal.PASSWORD);
        signInIfNeeded(anna, email(run, "anna"));
        order(anna, thread, 0, 3, device);
        anna.open(thread + "?tab=discussion").sees("Linden honey, 1 kg").sees("1 620.00".replace(' ', '\u202f'));
        Chromium.check(anna.page());
        Chromium.picture(anna.page(), "thread-" + device);

        Person boris = new Person(chromium.visitor(width)).register(email(run, "boris"), "Boris " + run, TestPortal.PASSWORD);
        signInIfNeeded(boris, email(run, "boris"));
        order(boris, thread, 1, 2, device);
        order(anna, thread, 0, 4, device);
        anna.open("orders").sees(title);
        Chromium.check(anna.page());
        Chromium.picture(anna.page(), "orders-" + device);

        // Boris still has the price list open when the Stop comes
        boris.open(thread + "?tab=list");
        quantity(boris, 1).fill("5");
        organizer.open("purchase/stop/" + purchaseId).sees("2 participants");
        Chromium.check(organizer.page());
        Chromium.picture(organizer.page(), "stop-" + device);
        organizer.fill("reason", "The apiary closes on Friday.").press("stop");
        boris.press("saveOrder");
        boris.sees("Stop");
        boris.open(thread + "?tab=discussion").sees("620.00");
        assertThat(boris.page().locator("main")).not().containsText("1 550.00".replace(' ', '\u202f'));
    }

    private static String email(String run, String who) {
        return who + "." + run + "@artel.test";
    }

    private static void member(String run, String who, String role) {
        long city = Api.guest().get("cities").ok().number("id");
        long id = Api.guest().post("members", """
                {"email": "%s", "nickname": "%s", "password": "%s", "cityId": %d, "language": "en", "rulesAccepted": true}
                """.formatted(email(run, who), who + " " + run, TestPortal.PASSWORD, city)).ok().number("id");
        Api.administrator().put("members/" + id + "/roles", "{" + role + "}").ok();
    }

    private static void signInIfNeeded(Person person, String email) {
        if (person.page().locator("details.menu").count() == 0) {
            person.signIn(email, TestPortal.PASSWORD);
        }
    }

    private static long draft(Person organizer, String section, String title, String device) {
        organizer.open("purchase/new");
        Chromium.check(organizer.page());
        Locator choice = organizer.page().locator("#section option", new Page.LocatorOptions().setHasText(section));
        organizer.page().locator("#section").selectOption(choice.getAttribute("value"));
        organizer.fill("title", title).press("create");
        organizer.page().waitForURL("**/purchase/edit/**");
        long id = Long.parseLong(organizer.page().url().replaceFirst(".*/purchase/edit/(\\d+).*", "$1"));
        organizer.fill("conditions", "New harvest. Boxes of six: a box goes **only when it is full**.")
                .fill("stopAt", LocalDateTime.now().plusDays(5).truncatedTo(ChronoUnit.MINUTES).toString())
                .fill("percent", "12").fill("minimumSum", "20000")
                .fill("paymentDue", LocalDateTime.now().plusDays(9).toLocalDate().toString())
                .fill("points0name", "Centre").fill("points0address", "Lenina 40");
        Chromium.check(organizer.page());
        organizer.press("save");
        assertEquals(0, organizer.page().locator("[aria-invalid=true]").count(), organizer.page().locator("main").innerText());
        return id;
    }

    private void importList(Person organizer, long purchaseId, String device) throws IOException {
        Path file = Files.writeString(folder.resolve("honey.csv"), LIST);
        organizer.open("pricelist/import/" + purchaseId);
        Chromium.check(organizer.page());
        organizer.upload("file", file).press("send");
        organizer.sees("Linden honey, 1 kg");
        Chromium.check(organizer.page());
        Chromium.picture(organizer.page(), "import-" + device);
        organizer.press("start");
        organizer.page().waitForCondition(() -> {
            organizer.open("pricelist/" + purchaseId);
            return organizer.page().locator("main").innerText().contains("AL-402");
        });
        Chromium.check(organizer.page());
    }

    /** Orders so many of the lot with this place in the list, and sees that it is kept. */
    private static void order(Person participant, String thread, int lot, int units, String device) {
        participant.open(thread + "?tab=list");
        Chromium.check(participant.page());
        quantity(participant, lot).fill(String.valueOf(units));
        Chromium.picture(participant.page(), "till-" + device);
        participant.press("saveOrder");
        participant.open(thread + "?tab=list");
        assertThat(quantity(participant, lot)).hasValue(String.valueOf(units));
    }

    private static Locator quantity(Person participant, int lot) {
        return participant.page().locator(".qty input").nth(lot);
    }
}
