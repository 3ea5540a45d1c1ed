package org.artel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.PostBox;
import org.artel.testing.PostBox.Letter;
import org.artel.testing.TestPortal;
import org.artel.testing.TestServer;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bell by mail: for whoever wishes it, and until it is ended. */
@ArquillianTest
@RunAsClient
class NoticeMailIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("Olga");
    private final Api anna = Api.member("Anna");
    private String email;
    private OrderFixture.Open purchase;

    NoticeMailIT() throws SQLException {
    }

    @BeforeEach
    void anOrder() throws SQLException {
        email = anna.get("me").ok().value("email");
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        anna.put("purchases/" + purchase.id() + "/order", "{\"lines\": [{\"variantId\": %d, \"quantity\": \"2\"}]}".formatted(honey)).ok();
    }

    @Test
    void whatBecomesOfAPurchaseComesByMailAndTheOwnOrderDoesNot() {
        stop();
        Letter letter = PostBox.await(email, 1).get(0);
        assertEquals("Stop in 'Purchase " + purchase.id() + "'. Your order is frozen: 25.00.", letter.subject());
        // whichever of the two servers sends it names its own address
        String portal = letter.text().contains("https://artel.example/") ? "https://artel.example/" : TestServer.url().toString();
        assertTrue(letter.text().contains(portal + "post/"), letter.text());
        assertTrue(letter.unsubscribe().startsWith("<" + portal + "unsubscribe?link="), letter.unsubscribe());
    }

    @Test
    void aMemberChoosesWhatComesByMail() throws Exception {
        assertTrue(anna.patch("mail-wishes", "{\"purchases\": false}").ok().body().contains("\"organizing\":true"));
        stop();
        awaitSettled();
        Visitor visitor = Visitor.signedIn(email, TestPortal.PASSWORD);
        assertEquals(302, visitor.send("me", "mailWishes", "saveWishes", Map.of("byMailPURCHASES", "on")).statusCode());
        assertTrue(anna.get("mail-wishes").ok().body().contains("\"organizing\":false"));
        organizer.post("purchases/" + purchase.id() + "/reopen", "{\"stopAt\": \"" + Instant.now().plusSeconds(5 * 86_400) + "\"}").ok();
        assertTrue(PostBox.await(email, 1).get(0).subject().contains("is open again"));
    }

    @Test
    void aMailProgramsButtonEndsNoticesByMailWithoutSigningIn() throws Exception {
        stop();
        String link = TestServer.url() + PostBox.await(email, 1).get(0).unsubscribe().replaceAll("^<.*/(?=unsubscribe)|>$", "");
        assertEquals(200, new Visitor().get(link).statusCode());
        assertTrue(anna.get("mail-wishes").ok().body().contains("\"purchases\":true"), "reading changes nothing");
        var click = HttpRequest.newBuilder(URI.create(link)).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://mail.example").POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")).build();
        assertEquals(200, HttpClient.newHttpClient().send(click, BodyHandlers.discarding()).statusCode());
        assertFalse(anna.get("mail-wishes").ok().body().contains("true"));
        anna.patch("mail-wishes", "{\"purchases\": true}").ok();
        assertEquals(200, new Visitor().send(link, "ending", "unsubscribe", Map.of()).statusCode());
        assertFalse(anna.get("mail-wishes").ok().body().contains("true"));
        assertEquals(404, new Visitor().send("unsubscribe?link=" + organizer.memberId() + ".forged", "ending", "unsubscribe", Map.of()).statusCode());
    }

    private void stop() {
        organizer.post("purchases/" + purchase.id() + "/stop", "{\"reason\": \"enough\"}").ok();
    }

    /** Until the job has looked at every notice. */
    private void awaitSettled() throws SQLException {
        while (fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND mail_due_at IS NOT NULL", anna.memberId()).signum() > 0) {
            Thread.onSpinWait();
        }
    }
}
