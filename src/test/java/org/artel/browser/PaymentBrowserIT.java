package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
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
}
