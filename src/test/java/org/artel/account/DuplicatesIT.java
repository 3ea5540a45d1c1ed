package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Hints at second accounts: what two members share, without telling what it is. */
@ArquillianTest
@RunAsClient
class DuplicatesIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final String run = Long.toString(System.nanoTime(), 36);

    DuplicatesIT() throws SQLException {
    }

    @Test
    void aModeratorIsHintedAtOneMailboxAndOneBrowser() throws SQLException {
        Api first = Api.member("Klara");
        Api second = Api.member("Zoya");
        fixture.change("UPDATE member SET email = ?, email_key = ? WHERE id = ?", "kla.ra" + run + "@artel.test", "kla.ra" + run + "@artel.test", first.memberId());
        fixture.change("UPDATE member SET email = ?, email_key = ? WHERE id = ?", "klara" + run + "+2@artel.test", "klara" + run + "+2@artel.test", second.memberId());
        Visitor browser = new Visitor();
        for (Api who : new Api[] {first, second}) {
            browser.signIn(who.get("me").ok().value("email"), TestPortal.PASSWORD, false);
            browser.dropCookie("JSESSIONID");
        }
        String pair = "\"memberId\":%d,\"nickname\":\"%s\",\"otherId\":%d".formatted(second.memberId(), second.get("me").ok().value("nickname"), first.memberId());
        String hints = Api.moderator("Vera").get("duplicate-hints?limit=500").ok().body();
        int at = hints.indexOf(pair);
        assertTrue(at >= 0, hints);
        String traces = hints.substring(at, hints.indexOf('}', at));
        assertTrue(traces.contains("MAILBOX") && traces.contains("DEVICE"), traces);
        assertFalse(hints.contains("@") || hints.contains("127.0.0.1"), "nothing personal");
        String page = Visitor.signedIn(TestPortal.ADMINISTRATOR_EMAIL, TestPortal.PASSWORD).get("moderation/duplicates").body();
        assertTrue(page.contains("same mailbox"), page);
    }

    @Test
    void whatTooManyShareAndStrangersGiveNoHint() throws SQLException {
        Api anna = Api.member("Solo");
        for (Api who : new Api[] {anna, Api.member("B"), Api.member("C"), Api.member("D"), Api.member("E"), Api.member("F")}) {
            new Visitor().signIn(who.get("me").ok().value("email"), TestPortal.PASSWORD, false);
        }
        String hints = Api.moderator("Vera").get("duplicate-hints?limit=500").ok().body();
        assertFalse(hints.contains("\"memberId\":" + anna.memberId() + ","), "six come from one network");
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM trace WHERE LENGTH(hash) <> 43").intValue());
    }
}
