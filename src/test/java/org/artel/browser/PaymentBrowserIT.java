package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** A deposit is paid twice over: told by the participant and confirmed, then found in a bank statement and given back, on a desktop and on a phone. */
@ArquillianTest
@RunAsClient
class PaymentBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    PaymentBrowserIT() throws SQLException {
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESKTOP, Chromium.PHONE})
    void aPaymentIsToldConfirmedFoundAndRefunded(int width) throws SQLException {
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        Api marina = Api.trustedOrganizer("Marina");
        Api vera = Api.member("Vera");
        Open purchase = fixture.openPurchase(fixture.section(), marina.memberId(), null);
        long honey = fixture.lot(purchase.id(), "50.00", 1, Special.NONE).get(0);
        String base = "purchases/" + purchase.id();
        vera.put(base + "/order", "{\"lines\":[{\"variantId\":%d,\"quantity\":\"1\"}]}".formatted(honey)).ok();
        fixture.change("UPDATE purchase SET payment_mode = 'DEPOSIT', deposit_percent = 20 WHERE id = ?", purchase.id());
        marina.put(base + "/payment-details", "{\"text\":\"Marina K\\nDE89 3704 0044 0532 0130 00\"}").ok();
        marina.post(base + "/stop", "{\"reason\":\"enough\"}", "If-Match", "*").ok();

        Person payer = Person.signedIn(chromium.visitor(width), vera);
        payer.open("payment/claim/" + purchase.id()).press("reveal").sees("Marina K");
        assertThat(payer.page().locator(".qr svg")).isVisible();
        Chromium.check(payer.page());
        payer.fill("paidOn", yesterday).fill("ending", "4312").press("claim").sees("The organizer is told that you have paid.");

        Person organizer = Person.signedIn(chromium.visitor(width), marina);
        organizer.open("payment/" + purchase.id());
        Page desk = organizer.page();
        Chromium.check(desk);
        desk.waitForNavigation(() -> desk.locator("[id^=confirm]").click());
        organizer.sees("The payment is confirmed.");

        organizer.open("payment/statements/" + purchase.id());
        String reference = vera.get(base + "/claims/mine").ok().value("paymentReference");
        desk.locator("#file").setInputFiles(new FilePayload("bank.csv", "text/csv",
                ("Date,Name,Amount,Purpose\n" + yesterday + ",Vera,7.00,honey " + reference + "\n").getBytes(StandardCharsets.UTF_8)));
        organizer.press("upload").sees("Nothing is imported yet.");
        Chromium.check(desk);
        organizer.press("import").sees("The statement is imported.");
        organizer.open("payment/statements/" + purchase.id());
        Chromium.check(desk);
        desk.waitForNavigation(() -> desk.locator("[id^=take]").first().click());
        organizer.sees("The payment is confirmed.");

        organizer.open("payment/settle/" + purchase.id());
        Chromium.check(desk);
        desk.waitForNavigation(() -> desk.locator("[id^=refund]").first().click());
        organizer.sees("Nobody has paid too much.");
        payer.open("notices").sees("has sent you 7.00");
        payer.page().context().close();
        desk.context().close();
    }

    /** The organizer's own jar settles by transfer; a line is refunded after its figures and taken back; what Vera has not paid is given up. */
    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESKTOP, Chromium.PHONE})
    void billsAreSettledRefundedAndGivenUp(int width) throws SQLException {
        Api marina = Api.trustedOrganizer("Marina");
        Api vera = Api.member("Vera");
        Open purchase = fixture.openPurchase(fixture.section(), marina.memberId(), null);
        long honey = fixture.lot(purchase.id(), "50.00", 1, Special.NONE).get(0);
        String base = "purchases/" + purchase.id();
        for (Api who : new Api[] {marina, vera}) {
            who.put(base + "/order", "{\"lines\":[{\"variantId\":%d,\"quantity\":\"1\"}]}".formatted(honey)).ok();
        }
        marina.post(base + "/stop", "{\"reason\":\"enough\"}", "If-Match", "*").ok();
        marina.post(base + "/general-orders", "{}").ok();
        marina.post(base + "/invoices", "{\"number\":\"R-1\",\"invoicedOn\":\"2026-05-26\",\"lines\":[{\"variantId\":%d,\"quantity\":\"2\",\"total\":\"100.00\"}]}"
                .formatted(honey)).ok();
        marina.post(base + "/shortage", "{}").ok();
        marina.post(base + "/settlements/ask-for-payment", "{}").ok();
        fixture.change("UPDATE purchase SET payment_due = '2026-01-01' WHERE id = ?", purchase.id());
        fixture.daysAgo(purchase.id(), 30);

        Person organizer = Person.signedIn(chromium.visitor(width), marina).open("payment/settle/" + purchase.id());
        Page desk = organizer.page();
        organizer.press("settleOwnLines").sees("It is entered in the ledger.");
        organizer.press("choose").sees("Choose line and sum");
        desk.locator("#line").selectOption(new SelectOption().setIndex(1));
        organizer.fill("sum", "5").fill("reason", "The lid is broken").press("check").sees("The participant owes then");
        Chromium.check(desk);
        organizer.press("refund").sees("line refunded");
        desk.locator("details:has([id^=undoing]) summary").click();
        Chromium.check(desk);
        desk.locator("[id^=because]").fill("It was another line");
        desk.waitForNavigation(() -> desk.locator("[id^=undo].btn").click());
        organizer.sees("It is taken back, and the participant is told.");

        organizer.open("payment/overdue/" + purchase.id()).sees("Still to pay: 55.00");
        Chromium.check(desk);
        organizer.click("Wait no longer").sees("Goes to others");
        Chromium.check(desk);
        organizer.press("giveUp").sees("What was not paid is given up").sees("There is nobody to remind.");
        Person unpaid = Person.signedIn(chromium.visitor(width), vera).open("bill/" + vera.get(base + "/order").ok().number("participationId"));
        unpaid.sees("not paid in time: 1 of 1 units go to others");
        Chromium.check(unpaid.page());
        unpaid.page().context().close();
        desk.context().close();
    }
}
