package org.artel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
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

/** What organizer, co-organizer and participants do on the pages before the Stop, on a desktop and on a phone. */
@ArquillianTest
@RunAsClient
class StagesBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    StagesBrowserIT() throws SQLException {
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESKTOP, Chromium.PHONE})
    void fromTheQuestionToTheStop(int width) throws SQLException {
        Api organizes = Api.organizer("organizer");
        Api helps = Api.member("vera");
        Api orders = Api.member("anna");
        String nickname = "Veda" + String.valueOf(helps.memberId()).chars().mapToObj(digit -> String.valueOf("adfjkpqtxz".charAt(digit - '0')))
                .reduce("", String::concat);
        fixture.change("UPDATE member SET nickname = ?, nickname_key = ? WHERE id = ?", nickname, nickname.toLowerCase(Locale.ROOT),
                helps.memberId());
        Open purchase = fixture.openPurchase(fixture.section(), organizes.memberId(), Instant.now().plus(Duration.ofDays(9)));
        String thread = "thread/" + purchase.topicId();
        long box = fixture.lot(purchase.id(), "100.00", 1, new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0)).get(0);
        long lot = fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", box).longValue();
        orders.put("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + box + ",\"quantity\":\"7\"}]}").ok();
        fixture.change("UPDATE purchase SET minimum_sum = 1000 WHERE id = ?", purchase.id());
        fixture.change("INSERT INTO delivery_charge (id, purchase_id, name, basis, expected_rate, position) VALUES (?, ?, 'Lorry', 'EQUALLY', 3, 1)",
                -purchase.id(), purchase.id());

        Person anna = Person.signedIn(chromium.visitor(width), orders);
        anna.open(thread + "?tab=list").click("Questions about Lot " + lot).fill("text", "Which harvest?").press("ask").sees("Which harvest?");
        Chromium.check(anna.page());

        Person organizer = Person.signedIn(chromium.visitor(width), organizes);
        organizer.open("questions/" + lot);
        organizer.page().locator("textarea[name=answer]").fill("This spring.");
        organizer.page().waitForNavigation(() -> organizer.page().locator("[id^=answerIt]").click());
        organizer.sees("This spring.");
        organizer.open(thread).click("Announce something").fill("text", "The lorry comes on *Friday*.").press("announce").sees("The lorry comes on Friday.");
        Chromium.check(organizer.page());
        organizer.open(thread).click("Write to participants").sees("To 1 participant.").fill("text", "Bring a bag.").press("send").sees("Bring a bag.");
        Chromium.check(organizer.page());
        organizer.open(thread).click("Who organizes").fill("nickname", nickname).press("invite").sees("invited, not answered yet");
        Chromium.check(organizer.page());
        anna.hears(nickname(organizes) + " writes to you in 'Purchase " + purchase.id() + "': Bring a bag.");

        organizer.open(thread).click("Set the target").fill("targetSum", "700").press("switchTarget");
        assertThat(organizer.page().locator("#targetForm .err").first()).containsText("The target is below the minimum.");
        organizer.fill("targetSum", "5000").press("switchTarget").sees("5\u202f000.00");

        organizer.open("purchase/edit/" + purchase.id()).fill("charges0expectedRate", "4");
        organizer.press("save");
        assertThat(organizer.page().locator("#terms .err").filter(new Locator.FilterOptions()
                .setHasText("only with an announcement"))).hasCount(1);
        organizer.fill("announcement", "The lorry became dearer.").press("save");
        organizer.open("purchase/changes/" + purchase.id()).sees("Conditions that cost money have changed").sees("The lorry became dearer.");
        Chromium.check(organizer.page());

        Person vera = Person.signedIn(chromium.visitor(width), helps);
        vera.open("purchase/organizers/" + purchase.id()).press("accept").sees("co-organizer since");
        vera.open("purchase/stop/" + purchase.id()).sees("no Stop comes before");
        fixture.change("UPDATE purchase SET withdraw_until = NULL WHERE id = ?", purchase.id());
        vera.open(thread).click("Announce the Stop").sees("goods for 300.00").sees("1 box stays open");
        Chromium.check(vera.page());
        vera.fill("reason", "The supplier agreed.").press("stop").sees("The supplier agreed.");
        for (Person one : new Person[] {anna, organizer, vera}) {
            one.page().context().close();
        }
    }

    private static String nickname(Api who) {
        return who.get("me").ok().value("nickname");
    }
}
