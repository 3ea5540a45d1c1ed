package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The organizer's desk after the Stop, on a desktop and on a phone. */
@ArquillianTest
@RunAsClient
class SupplyBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    SupplyBrowserIT() throws SQLException {
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESKTOP, Chromium.PHONE})
    void theGeneralOrderIsDecidedAndSent(int width) throws SQLException {
        Api organizer = Api.trustedOrganizer("Marina");
        Open purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0)).get(0);
        Api.member("Anna").put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"7\"}]}").ok();
        organizer.post("purchases/" + purchase.id() + "/stop", "{}").ok();
        Person marina = Person.signedIn(chromium.visitor(width), organizer);
        Page page = marina.open("supply/" + purchase.id()).page();
        Chromium.check(page);
        marina.press("send").sees("Decide about Lot");
        page.locator("input[name=box" + honey + "][value=BUY]").check();
        marina.press("calculate").sees("125.00");
        assertThat(page.locator("input[name=box" + honey + "][value=BUY]")).isChecked();
        marina.press("send").sees("General order, version 1, is sent.");
        Chromium.check(page);
        marina.press("makeCsv1").sees("order-" + purchase.id() + "-1.csv");
        marina.press("invite").sees("The link is made.");
        Page guest = chromium.visitor(width);
        guest.navigate(page.locator("input[id^=link]").first().inputValue());
        Chromium.check(guest);
        guest.locator("input[name=quantity" + honey + "]").fill("5");
        guest.waitForNavigation(() -> guest.locator("#confirm").press("Enter"));
        assertThat(guest.locator("main")).containsText("Thank you, the answer has arrived.");
        marina.open("supply/" + purchase.id()).sees("10 → 5");
        marina.open("supply/print/" + purchase.id()).sees("version 1");
        Chromium.check(page);
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESKTOP, Chromium.PHONE})
    void anInvoiceIsWrittenAndSettledAndADearerLineTakenBack(int width) throws SQLException {
        Api organizer = Api.trustedOrganizer("Marina");
        Open purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        fixture.change("UPDATE purchase SET price_rise_limit = 5 WHERE id = ?", purchase.id());
        Api anna = Api.member("Anna");
        anna.put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"3\"}]}").ok();
        organizer.post("purchases/" + purchase.id() + "/stop", "{}").ok();
        organizer.post("purchases/" + purchase.id() + "/general-orders", "{}").ok();
        Person marina = Person.signedIn(chromium.visitor(width), organizer);
        marina.open("supply/invoice/" + purchase.id()).sees("No invoice is written yet.");
        Page page = marina.page();
        Chromium.check(page);
        marina.fill("number", "R-1").fill("invoicedOn", "2026-05-29");
        page.locator("input[name=quantity" + honey + "]").fill("2");
        page.locator("input[name=total" + honey + "]").fill("30.00");
        marina.press("write").sees("The invoice is written.");
        marina.click("Who gets what").sees("Too few.");
        Chromium.check(page);
        marina.press("settle").sees("Settled.").sees("in force");
        marina.fill("name", "Carrier").fill("total", "5.00").press("charge").sees("Carrier");
        Person owner = Person.signedIn(chromium.visitor(width), anna);
        owner.open("supply/lines/" + purchase.id()).sees("15.00");
        Chromium.check(owner.page());
        owner.page().locator("input[id^=withdrawIt]").focus();
        owner.page().waitForNavigation(() -> owner.page().keyboard().press("Enter"));
        owner.sees("The line is taken back.");
    }

    /** From the supplier's phone, wrong figures first, to the invoice that is filled from the answer, and what a participant sees of each step. */
    @Test
    void theSupplierAnswersOnAPhoneAndTheInvoiceFollows() throws SQLException {
        Api organizer = Api.trustedOrganizer("Marina");
        Open purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        Api anna = Api.member("Anna");
        anna.put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"3\"}]}").ok();
        organizer.post("purchases/" + purchase.id() + "/stop", "{}").ok();
        organizer.post("purchases/" + purchase.id() + "/general-orders", "{}").ok();
        String link = "answer?link=" + organizer.post("purchases/" + purchase.id() + "/supplier-links", "{\"days\":14}").ok().value("token");
        Person owner = Person.signedIn(chromium.visitor(Chromium.PHONE), anna);
        owner.open("supply/lines/" + purchase.id()).sees("What became of my order").sees("37.50");

        Page supplier = chromium.visitor(Chromium.PHONE);
        supplier.navigate(link);
        assertThat(supplier.locator("main")).containsText("version 1");
        supplier.locator("input[name=quantity" + honey + "]").fill("two");
        supplier.waitForNavigation(() -> supplier.locator("#confirm").press("Enter"));
        assertThat(supplier.locator("main")).containsText("two");
        assertThat(supplier.locator("input[name=quantity" + honey + "]")).hasValue("two");
        Chromium.check(supplier);
        supplier.locator("input[name=quantity" + honey + "]").fill("2");
        supplier.locator("input[name=price" + honey + "]").fill("13,00");
        supplier.waitForNavigation(() -> supplier.locator("#confirm").press("Enter"));
        assertThat(supplier.locator("main")).containsText("Thank you, the answer has arrived.");
        fixture.change("UPDATE supplier_link SET expires_at = UTC_TIMESTAMP(6) WHERE purchase_id = ?", purchase.id());
        supplier.navigate(link);
        assertThat(supplier.locator("main .msg")).isVisible();
        assertThat(supplier.locator("#confirm")).hasCount(0);
        Chromium.check(supplier);

        owner.open("notices").sees("3 → 2, 12.50 → 13.00").sees("The invoice decides.");
        owner.open("supply/lines/" + purchase.id()).sees("Confirmed").sees("13.00");
        Chromium.check(owner.page());
        Person marina = Person.signedIn(chromium.visitor(Chromium.DESKTOP), organizer);
        marina.open("supply/invoice/" + purchase.id()).click("Fill from the supplier's answer, or the general order");
        assertThat(marina.page().locator("input[name=total" + honey + "]")).hasValue("26.00");
        Chromium.check(marina.page());
        marina.fill("number", "R-1").fill("invoicedOn", "2026-05-29").press("write").sees("The invoice is written.");
        marina.click("Who gets what").press("settle").sees("Settled.");
        owner.open("supply/lines/" + purchase.id()).sees("26.00");
        Chromium.check(owner.page());
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESKTOP, Chromium.PHONE})
    void aParticipantFillsABoxInTheTopUp(int width) throws SQLException {
        Api organizer = Api.trustedOrganizer("Marina");
        Open purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0)).get(0);
        Api anna = Api.member("Anna");
        anna.put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"8\"}]}").ok();
        organizer.post("purchases/" + purchase.id() + "/stop", "{}").ok();
        organizer.post("purchases/" + purchase.id() + "/general-orders", "{\"boxes\":[{\"variantId\":" + honey + ",\"choice\":\"TOP_UP\"}]}").ok();
        Person marina = Person.signedIn(chromium.visitor(width), organizer);
        marina.open("supply/top-up/" + purchase.id()).sees("2");
        Chromium.check(marina.page());
        marina.press("begin");
        Person owner = Person.signedIn(chromium.visitor(width), anna);
        owner.open("order/top-up/" + purchase.id());
        Chromium.check(owner.page());
        owner.fill("units" + honey, "3").press("add" + honey).sees("Add no more than that.");
        assertThat(owner.page().locator("[id=units" + honey + "]")).isVisible();
        owner.fill("units" + honey, "2").press("add" + honey);
        owner.open("order/top-up/" + purchase.id()).sees("Nothing is missing");
        owner.open("supply/lines/" + purchase.id()).sees("12.50");
    }
}
