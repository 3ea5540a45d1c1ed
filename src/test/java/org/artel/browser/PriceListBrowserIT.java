package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An organizer's work at a price list that is ordered from already: a new file, its undoing, cells typed over. On a desktop and on a phone. */
@ArquillianTest
@RunAsClient
class PriceListBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TempDir
    private Path folder;

    @Test
    void onADesktop() throws Exception {
        work(Chromium.DESKTOP);
    }

    @Test
    void onAPhone() throws Exception {
        work(Chromium.PHONE);
    }

    @Test
    void aLongListIsFilteredWhileOneTypesAndWhatWasTypedStays() throws SQLException {
        OrderFixture fixture = new OrderFixture(new ArtelDataSource());
        Api organizer = Api.organizer("Marina");
        Open purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        String list = IntStream.rangeClosed(1, 250).mapToObj(i -> i + ";Seeds no. " + i + ";1.50\n").collect(Collectors.joining("", "sku;name;price\n", ""));
        long upload = organizer.send("POST", "purchases/" + purchase.id() + "/price-lists?fileName=list.csv", list, "Content-Type", "text/csv").ok().number("id");
        organizer.post("price-lists/" + upload + "/import", "{}").ok();
        Person anna = Person.signedIn(chromium.visitor(Chromium.PHONE), Api.member("Anna")).open("thread/" + purchase.topicId() + "?tab=list");
        anna.quantity("Seeds no. 3", "2");
        anna.page().locator("#words").fill("seeds 249");
        assertThat(anna.page().locator("#lots")).containsText("Seeds no. 249");
        assertThat(anna.page().locator("#lots")).not().containsText("Seeds no. 3");
        anna.quantity("Seeds no. 249", "1");
        anna.press("saveOrder");
        assertEquals(0, new BigDecimal("4.50").compareTo(fixture.number("SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id())));
    }

    private void work(int width) throws SQLException, IOException {
        OrderFixture fixture = new OrderFixture(new ArtelDataSource());
        Api organizer = Api.organizer("Marina");
        Open purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        long upload = organizer.send("POST", "purchases/" + purchase.id() + "/price-lists?fileName=list.csv",
                "sku;name;category;price\nT;Tea;Drinks;10.00\nC;Coffee;Drinks;7.00\nS;Salt;Food;1.00\n", "Content-Type", "text/csv").ok().number("id");
        organizer.post("price-lists/" + upload + "/import", "{}").ok();
        long tea = fixture.number("SELECT v.id FROM lot_variant v JOIN lot l ON l.id = v.lot_id WHERE l.purchase_id = ? AND l.article = 'T'", purchase.id())
                .longValue();
        Api.member("Anna").put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + tea + ",\"quantity\":\"2\"}]}").ok();
        Person marina = Person.signedIn(chromium.visitor(width), organizer);
        reimport(marina, purchase.id());
        cells(marina, purchase.id());
    }

    private void reimport(Person marina, long purchaseId) throws IOException {
        Path file = Files.writeString(folder.resolve("next.csv"), "sku;name;category;price\nT;Tea;Drinks;11.00\nC;Coffee;Drinks;7.00\nM;Milk;Drinks;1.20\n");
        marina.open("pricelist/import/" + purchaseId).upload("file", file).press("send").press("start");
        Locator confirm = marina.page().locator("#confirm");
        confirm.waitFor();
        marina.sees("1 new lot").sees("1 participant, 1 line: 20.00 → 22.00").sees("Price: 10.00 → 11.00");
        Chromium.check(marina.page());
        marina.page().getByLabel("Apply the new price to this order as well").check();
        marina.press("confirm");
        marina.page().locator("#undoing").waitFor();
        marina.sees("1 lot added").sees("Take this import back");
        Chromium.check(marina.page());
        marina.press("takeBack").sees("This import was taken back");
    }

    private void cells(Person marina, long purchaseId) {
        marina.open("pricelist/edit/" + purchaseId);
        Chromium.check(marina.page());
        Locator tea = marina.field("Price: Tea");
        tea.focus();
        marina.page().keyboard().press("ArrowDown");
        assertEquals("Price: Coffee", marina.page().evaluate("document.activeElement.getAttribute('aria-label')"));
        marina.page().keyboard().type("8.50");
        marina.press("saveCells").sees("Lots changed: 1");
        tea.fill("12.00");
        marina.press("saveCells").sees("1 participant, 1 line: 22.00 → 24.00");
        Chromium.check(marina.page());
        marina.press("saveCellsNow").sees("Lots changed: 1");
        assertThat(marina.field("Price: Coffee")).hasValue("8.50");
        assertThat(tea).hasValue("12.00");
    }
}
