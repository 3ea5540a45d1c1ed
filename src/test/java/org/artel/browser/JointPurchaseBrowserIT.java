package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.artel.common.Hash;
import org.artel.testing.Api;
import org.artel.testing.TestPortal;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    private Path folder;

    @Test
    void aPurchaseFromDraftToStopOnADesktop() throws IOException {
        live(Chromium.DESKTOP);
    }

    @Test
    void aPurchaseFromDraftToStopOnAPhone() throws IOException {
        live(Chromium.PHONE);
    }

    private void live(int width) throws IOException {
        String run = Long.toString(System.nanoTime(), 36);
        long sectionId = Api.administrator().post("sections", """
                {"name": "Honey and tea", "description": "From apiaries", "purchases": true, "percentCap": 15}
                """).ok().number("id");
        Person organizer = Person.signedIn(chromium.visitor(width), Api.organizer("Marina"));
        String title = width == Chromium.PHONE ? "Linden honey from Altai" : "Linden and buckwheat honey from Altai, new harvest";
        long purchaseId = draft(organizer, sectionId, title);
        importList(organizer, purchaseId);
        organizer.open("purchase/publish/" + purchaseId).press("submit");

        Person moderator = Person.signedIn(chromium.visitor(width), Api.moderator("Olga"));
        moderator.open("moderation/purchases").click(title);
        Chromium.check(moderator.page());
        moderator.press("approveOpen");

        Person guest = new Person(chromium.visitor(width));
        guest.open("");
        Chromium.picture(guest.page(), "home");
        guest.open("section/" + sectionId).click(title).sees("Collecting orders");
        assertThat(guest.page().locator(".glance .btn.main")).hasText("Choose and order");
        String thread = guest.page().url().replaceFirst("\\?.*", "");

        Person anna = new Person(chromium.visitor(width)).register("anna." + run + "@artel.test", "Anna " + run, TestPortal.PASSWORD);
        anna.open(thread).click("Choose and order");
        anna.add("Linden honey, 1 kg", 3);
        assertThat(anna.page().locator("[data-show=all]")).hasText(sum("1 814.40"));
        Chromium.picture(anna.page(), "till");
        anna.press("saveOrder");
        anna.open(thread + "?tab=discussion").sees("Linden honey, 1 kg").sees(sum("1 620.00"));
        Chromium.picture(anna.page(), "thread");

        Person boris = Person.signedIn(chromium.visitor(width), Api.member("Boris"));
        boris.open(thread + "?tab=list").quantity("Buckwheat honey, 0.5 kg", "2").press("saveOrder");
        assertThat(boris.page().locator(".msg.ok")).hasText("Your order is saved.");
        anna.open(thread + "?tab=list").add("Linden honey, 1 kg", 1).press("saveOrder");
        anna.open("orders").sees(title);

        // Boris still has the price list open when the Stop comes
        boris.open(thread + "?tab=list").quantity("Buckwheat honey, 0.5 kg", "5").fill("comment", "For my mother");
        organizer.open("purchase/stop/" + purchaseId).sees("2 participants");
        Chromium.check(organizer.page());
        organizer.fill("reason", "The apiary closes on Friday.").press("stop");
        boris.press("saveOrder");
        Chromium.check(boris.page());
        String refusal = boris.page().locator("#orderForm [role=alert]").innerText();
        boris.sees("Nothing of this was saved").sees("in your order: 2");
        assertThat(boris.field("Quantity of Buckwheat honey, 0.5 kg")).hasValue("5");
        assertThat(boris.page().locator("#comment")).hasValue("For my mother");
        assertThat(boris.page().locator("#saveOrder")).isHidden();

        boris.click("My order as it stands");
        String moment = boris.page().locator(".glance .until time").innerText();
        assertEquals("The Stop was at " + moment + ". Orders can no longer be changed.", refusal);
        assertThat(boris.page().locator("#list tr.mine .q")).hasText("2 jar");
        boris.open(thread + "?tab=discussion").sees(sum("620.00"));
        assertThat(boris.page().locator("main")).not().containsText(sum("1 550.00"));

        anna.hears("Stop in '" + title + "'. Your order is frozen: " + sum("2 160.00") + ".");
        Chromium.check(anna.page());
        boris.hears("Stop in '" + title + "'. Your order is frozen: " + sum("620.00") + ".");
        organizer.hears("Your purchase '" + title + "' is approved.");

        guest.open(thread + "?tab=discussion");
        Locator post = guest.page().locator(".stagepost:has(.STOPPED)");
        assertThat(post).containsText("2 participants · 2 lines · goods " + sum("2 780.00"));
        assertThat(post).containsText("The apiary closes on Friday.");
        Chromium.check(guest.page());
        post.scrollIntoViewIfNeeded();
        Chromium.picture(guest.page(), "stop");
        assertTrue(guest.page().context().cookies().stream().noneMatch(cookie -> cookie.name.equals("JSESSIONID")), "a guest has no session");
        moderator.open(thread).click("Reopen");
        assertThat(moderator.page().locator("h1")).hasCount(1);
        assertThat(post.locator("code")).hasText(Hash.of(moderator.download("api/v1/purchases/" + purchaseId + "/frozen.txt")));
    }

    /** With the thin space between thousands. */
    private static String sum(String plain) {
        return plain.replace(' ', '\u202f');
    }

    private static long draft(Person organizer, long sectionId, String title) {
        organizer.open("purchase/new?section=" + sectionId);
        assertThat(organizer.page().locator("#section")).hasValue(String.valueOf(sectionId));
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

    private void importList(Person organizer, long purchaseId) throws IOException {
        Path file = Files.writeString(folder.resolve("honey.csv"), LIST);
        organizer.open("pricelist/import/" + purchaseId);
        Chromium.check(organizer.page());
        organizer.upload("file", file).press("send");
        organizer.sees("Linden honey, 1 kg");
        Chromium.check(organizer.page());
        organizer.press("start");
        organizer.page().waitForCondition(() -> {
            organizer.open("pricelist/" + purchaseId);
            return organizer.page().locator("main").innerText().contains("AL-402");
        });
        Chromium.check(organizer.page());
    }
}
