package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** 'Who will organise this?': written, supported, made a purchase of, closed. */
@ArquillianTest
@RunAsClient
class WishIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final long section = fixture.section();
    private final Api anna = Api.member("Anna");
    private final Api boris = Api.member("Boris");
    private final Api organizer = Api.trustedOrganizer("Olga");

    WishIT() throws SQLException {
    }

    @Test
    void whoeverSupportsTwiceCountsOnce() {
        long wish = wish("Almonds");
        assertEquals(1, anna.get("wishes/" + wish).ok().number("supporters"), "the author is the first");
        boris.put("wishes/" + wish + "/support", "{}").ok();
        assertEquals(2, boris.put("wishes/" + wish + "/support", "{}").ok().number("supporters"));
        assertEquals("true", boris.get("wishes/" + wish).value("supported"));
        assertEquals(1, boris.delete("wishes/" + wish + "/support").ok().number("supporters"));
        assertEquals(1, boris.delete("wishes/" + wish + "/support").ok().number("supporters"));
    }

    @Test
    void theListGoesOnWhereItEndedByEitherOrder() {
        long first = wish("First");
        long second = wish("Second");
        long third = wish("Third");
        boris.put("wishes/" + first + "/support", "{}").ok();
        assertEquals(first + " " + third + " " + second, listed("SUPPORTERS"));
        assertEquals(third + " " + second + " " + first, listed("NEWEST"));
        assertEquals(422, anna.get("wishes?after=nonsense").status());
    }

    private String listed(String sort) {
        StringBuilder ids = new StringBuilder();
        String after = "";
        do {
            var answer = Api.guest().get("wishes?section=" + section + "&limit=1&sort=" + sort + "&after=" + after).ok();
            ids.append(ids.length() == 0 ? "" : " ").append(answer.body().contains("\"id\"") ? answer.value("id") : "");
            after = answer.body().contains("\"next\"") ? answer.value("next") : null;
        } while (after != null);
        return ids.toString();
    }

    @Test
    void anOrganizerMakesAPurchaseAndSupportersAreTold() throws SQLException {
        String supplier = "Nut House " + UUID.randomUUID();
        long card = organizer.post("suppliers", "{\"name\":\"" + supplier + "\",\"lookAlikeConfirmed\":true}").ok().number("id");
        long wish = anna.post("wishes", """
                {"sectionId": %d, "title": "Almonds", "text": "Shelled ones", "link": "https://nuts.example/a", "amount": "2 kg", "supplier": "%s"}
                """.formatted(section, supplier.toUpperCase())).ok().number("id");
        boris.put("wishes/" + wish + "/support", "{}").ok();
        organizer.put("wishes/" + wish + "/support", "{}").ok();
        assertEquals(403, boris.post("wishes/" + wish + "/organize", "{}").status());

        long purchase = organizer.post("wishes/" + wish + "/organize", "{}").ok().number("purchaseId");
        var terms = organizer.get("purchases/" + purchase + "/terms").ok();
        assertEquals("Almonds", terms.value("title"));
        assertEquals(card, terms.number("supplierId"));
        assertTrue(terms.body().contains("Shelled ones") && terms.body().contains("2 kg") && terms.body().contains("https://nuts.example/a"), terms.body());
        assertEquals(409, Api.organizer("Pavel").post("wishes/" + wish + "/organize", "{}").status());
        assertFalse(boris.get("wishes/" + wish).ok().body().contains("purchaseId"), "a draft is nobody else's business");
        assertFalse(new Visitor().get("thread/" + wish).body().contains("became a purchase"));

        ready(purchase);
        organizer.post("purchases/" + purchase + "/announce", "{}").ok();
        String announced = "A wish that you support became a purchase, announced: 'Almonds'.";
        assertTrue(anna.get("notices").ok().body().contains(announced));
        assertTrue(boris.get("notices").ok().body().contains(announced));
        assertFalse(organizer.get("notices").ok().body().contains(announced), "whoever did it knows it");
        assertEquals(purchase, boris.get("wishes/" + wish).ok().number("purchaseId"));
        assertTrue(new Visitor().get("thread/" + wish).body().contains("It became a purchase:"), "the kept page is not shown any more");
        assertTrue(new Visitor().get("thread/" + organizer.get("purchases/" + purchase).number("threadId") + "?tab=conditions").body()
                .contains("/thread/" + wish));
        organizer.post("purchases/" + purchase + "/open", "{}").ok();
        assertTrue(boris.get("notices").ok().body().contains("Orders are open for a wish that you support: 'Almonds'."));
        assertFalse(listed("SUPPORTERS").contains(String.valueOf(wish)), "what is organized waits no longer");

        organizer.post("purchases/" + purchase + "/cancel", "{\"reason\":\"No more almonds\"}").ok();
        assertEquals("true", anna.get("wishes/" + wish).ok().value("open"), "another organizer may take it");
    }

    private void ready(long purchase) throws SQLException {
        fixture.lot(purchase, "12.50", 1, OrderFixture.Special.NONE);
        organizer.patch("purchases/" + purchase + "/terms", "{\"points\":[{\"name\":\"Centre\"}]}", "If-Match",
                organizer.get("purchases/" + purchase + "/terms").response().headers().firstValue("ETag").orElseThrow()).ok();
    }

    @Test
    void itsAuthorOrAModeratorClosesIt() {
        long wish = wish("Almonds");
        assertEquals(403, boris.post("wishes/" + wish + "/close", "{}").status());
        assertEquals("false", anna.post("wishes/" + wish + "/close", "{}").ok().value("open"));
        var late = boris.put("wishes/" + wish + "/support", "{}");
        assertTrue(late.status() == 409 && late.body().contains("wish.closed"), late.body());
        assertEquals(409, organizer.post("wishes/" + wish + "/organize", "{}").status());
        assertEquals("true", anna.post("wishes/" + wish + "/reopen", "{}").ok().value("open"));
        Api.moderator("Vera").post("wishes/" + wish + "/close", "{}").ok();
    }

    @Test
    void whatIsWrongIsSaidAtTheField() {
        var answer = anna.post("wishes", "{\"sectionId\":" + section + ",\"title\":\"Nuts\",\"text\":\"All\",\"link\":\"javascript:1\"}");
        assertTrue(answer.status() == 422 && answer.body().contains("\"link\""), answer.body());
    }

    @Test
    void pagesWorkWithoutScript() throws InterruptedException {
        Visitor reader = Visitor.signedIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD);
        String word = "zq" + Long.toString(System.nanoTime(), 36);
        var sent = reader.send("wishes/new?section=" + section, "newWishForm", "write",
                Map.of("section", String.valueOf(section), "title", "Hazelnuts", "text", "Roasted", "supplier", word));
        String thread = sent.headers().firstValue("Location").orElseThrow().replaceFirst(".*/thread/", "thread/");
        assertTrue(new Visitor().get(thread).body().contains("1 supporter"));
        Visitor friend = Visitor.signedIn(boris.get("me").ok().value("email"), TestPortal.PASSWORD);
        friend.send(thread, "wishForm", "support", Map.of());
        assertTrue(new Visitor().get(thread).body().contains("2 supporters"), "the kept page is not shown any more");
        assertTrue(new Visitor().get("wishes?section=" + section).body().contains("Hazelnuts"));
        assertTrue(new Visitor().get("section/" + section).body().contains("Wish · 2"));
        friend.send(thread, "wishForm", "takeBack", Map.of());
        assertTrue(new Visitor().get(thread).body().contains("1 supporter"));

        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!Api.guest().get("search?q=" + word).ok().body().contains("Hazelnuts")) {
            assertTrue(System.nanoTime() < deadline, "search does not find the wish by its supplier");
            Thread.onSpinWait();
        }
    }

    private long wish(String title) {
        return anna.post("wishes", "{\"sectionId\":%d,\"title\":\"%s\",\"text\":\"Who will organise this?\"}".formatted(section, title)).ok().number("id");
    }
}
