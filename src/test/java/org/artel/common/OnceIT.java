package org.artel.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The same request sent twice counts once; the same key with another content is refused. */
@ArquillianTest
@RunAsClient
class OnceIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.trustedOrganizer("Olga");
    private final long section = fixture.section();

    OnceIT() throws SQLException {
    }

    @Test
    void whatIsCreatedIsCreatedOnce() throws SQLException {
        Open earlier = fixture.openPurchase(section, organizer.memberId(), null);
        fixture.lot(earlier.id(), "12.50", 1, Special.NONE);
        once("purchases", "{\"sectionId\":" + section + ",\"title\":\"Honey\"}", "Honey", "Tea");
        once("purchases/" + earlier.id() + "/copy", null, null, null);
        once("suppliers", "{\"name\":\"Bees " + UUID.randomUUID() + "\",\"description\":\"\"}", "Bees", "Wasps");
        once("threads", "{\"sectionId\":" + section + ",\"title\":\"Talk\",\"text\":\"One\"}", "One", "Two");
        once("threads/" + earlier.topicId() + "/posts", "{\"text\":\"One\"}", "One", "Two");
        once("purchases/" + earlier.id() + "/lots", "{\"name\":\"Cheese\",\"unit\":\"kg\",\"listedPrice\":\"9\"}", "Cheese", "Milk");
        once("purchases/" + earlier.id() + "/price-lists?fileName=a.csv", "Name;Price\nSoap;1.50\nBread;2.00\n", "Soap", "Salt");
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM purchase WHERE copied_from = ?", earlier.id()).intValue());
        assertEquals(2, fixture.number("SELECT COUNT(*) FROM purchase WHERE section_id = ? AND stage = 'DRAFT'", section).intValue());
    }

    /** Twice at the same address; then with another content. */
    private void once(String path, String body, String word, String otherWord) {
        String key = UUID.randomUUID().toString();
        String[] headers = path.contains("price-lists") ? new String[] {"Idempotency-Key", key, "Content-Type", "application/octet-stream"}
                : new String[] {"Idempotency-Key", key};
        var first = organizer.post(path, body, headers).ok();
        var second = organizer.post(path, body, headers).ok();
        assertEquals(first.response().headers().firstValue("Location").orElseThrow(), second.response().headers().firstValue("Location").orElseThrow());
        if (word != null) {
            var other = organizer.post(path, body.replace(word, otherWord), headers);
            assertEquals(422, other.status(), other.body());
            assertTrue(other.body().contains("refused.idempotency"), other.body());
        }
    }

    @Test
    void aStepRepeatedAtTheSameMomentIsOneStepAndTwoGoodAnswers() throws Exception {
        List<Open> open = fixture.openPurchases(section, organizer.memberId(), null, 8);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (Open purchase : open) {
                String key = UUID.randomUUID().toString();
                Callable<Api.Answer> stop = () -> organizer.post("purchases/" + purchase.id() + "/stop", "{}", "Idempotency-Key", key);
                for (Future<Api.Answer> answer : threads.invokeAll(new ArrayList<>(List.of(stop, stop, stop)))) {
                    assertEquals("STOPPED", answer.get().ok().value("stage"));
                }
                assertEquals(422, organizer.post("purchases/" + purchase.id() + "/stop", "{\"reason\":\"x\"}", "Idempotency-Key", key).status());
                assertEquals(1, fixture.number("SELECT COUNT(*) FROM stage_change WHERE purchase_id = ?", purchase.id()).intValue());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aDoubleClickOnAFormMakesOneThing() throws Exception {
        Visitor olga = Visitor.signedIn(organizer.get("me").ok().value("email"), TestPortal.PASSWORD);
        String page = "suppliers/new";
        String name = "Altai " + UUID.randomUUID();
        Map<String, String> form = Visitor.filled(olga.get(page).body(), "supplierForm", "create", Map.of("name", name));
        assertEquals(302, olga.post(page, form).statusCode());
        assertEquals(302, olga.post(page, form).statusCode());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM supplier WHERE name = ?", name).intValue());

        Open purchase = fixture.openPurchase(section, organizer.memberId(), null);
        page = "pricelist/lot?purchase=" + purchase.id();
        form = Visitor.filled(olga.get(page).body(), "lot", "save", Map.of("name", "Soap", "listedPrice", "1.50"));
        assertEquals(302, olga.postParts(page, form).statusCode());
        assertEquals(302, olga.postParts(page, form).statusCode());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM lot WHERE purchase_id = ?", purchase.id()).intValue());
    }
}
