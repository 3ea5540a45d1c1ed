package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditions after the first order: in the participants' favour, or announced with time to withdraw; and the page of what changed. */
@ArquillianTest
@RunAsClient
class TermsGuardedIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("organizer");
    private final Api anna = Api.member("anna");

    private Open purchase;
    private String path;
    private long honey;

    TermsGuardedIT() throws SQLException {
    }

    @BeforeEach
    void anOpenPurchaseWithAnOrder() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), Instant.now().plus(Duration.ofHours(30)));
        path = "purchases/" + purchase.id();
        fixture.change("INSERT INTO delivery_charge (id, purchase_id, name, basis, expected_rate, position) VALUES (?, ?, 'Lorry', 'BY_WEIGHT', 38, 1)",
                -purchase.id(), purchase.id());
        honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        order(2).ok();
    }

    private Api.Answer order(int units) {
        return anna.put(path + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"" + units + "\"}]}");
    }

    private Api.Answer change(String patch) {
        String version = organizer.get(path + "/terms").ok().response().headers().firstValue("ETag").orElseThrow();
        return organizer.patch(path + "/terms", patch, "If-Match", version);
    }

    private static final String DEARER = "\"charges\":[{\"name\":\"Lorry\",\"basis\":\"BY_WEIGHT\",\"expectedRate\":\"45.00\"}]";

    private String posts() {
        return Api.guest().get("threads/" + purchase.topicId() + "/posts").ok().body();
    }

    @Test
    void dearerOnlyWithAnAnnouncementAndTimeToWithdraw() {
        Api.Answer silent = change("{" + DEARER + "}");
        assertEquals(422, silent.status());
        assertTrue(silent.body().contains("charges[0].expectedRate"), silent::body);
        assertFalse(posts().contains("cost money"));

        Instant before = Instant.now();
        change("{" + DEARER + ",\"announcement\":\"The lorry became dearer.\"}").ok();
        String posts = posts();
        assertTrue(posts.contains("Conditions that cost money have changed"), posts);
        assertTrue(posts.contains("45.00") && posts.contains("38.00") && posts.contains("The lorry became dearer."), posts);
        String bell = anna.get("notices").ok().body();
        assertTrue(bell.contains("became dearer: The lorry became dearer. Your order: 20.00."), bell);

        Instant notBefore = Instant.parse(organizer.get(path + "/stop-preview").ok().value("notBefore"));
        assertFalse(notBefore.isBefore(before.plus(Duration.ofHours(48)).minusSeconds(1)), notBefore::toString);
        assertEquals(notBefore, Instant.parse(organizer.get(path).ok().value("stopAt")), "a nearer stop date moves");
        Api.Answer stop = organizer.post(path + "/stop", "{}");
        assertEquals(409, stop.status());
        assertTrue(stop.body().contains("purchase.stop.withdrawing"), stop::body);
        assertEquals(409, organizer.post(path + "/move-stop", "{\"stopAt\":\"" + Instant.now().plus(Duration.ofHours(3)) + "\"}").status());
        organizer.post(path + "/move-stop", "{\"stopAt\":\"" + notBefore.plusSeconds(60) + "\"}").ok();
        anna.delete(path + "/order").ok();
    }

    @Test
    void theTargetWaitsForTheTimeToWithdraw() throws SQLException {
        change("{" + DEARER + ",\"announcement\":\"dearer\",\"targetSum\":\"30.00\"}").ok();
        Api.member("boris").put(path + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"2\"}]}").ok();
        assertEquals("OPEN", organizer.get(path).ok().value("stage"));
        fixture.change("UPDATE purchase SET withdraw_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE id = ?", purchase.id());
        Api.member("clara").put(path + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"1\"}]}").ok();
        assertEquals("STOPPED", organizer.get(path).ok().value("stage"));
    }

    @Test
    void percentAndRateAreNeverDearerAnnouncedOrNot() {
        String announced = ",\"announcement\":\"I need more\"}";
        for (String change : new String[] {"{\"percent\":\"11\"", "{\"percentBase\":\"GOODS_AND_DELIVERY\"", "{\"currency\":\"USD\",\"rate\":\"2\""}) {
            assertEquals(422, change(change + announced).status(), change);
        }
        assertFalse(posts().contains("cost money"));
    }

    @Test
    void inTheirFavourNothingIsAnnouncedAndNoTimeRuns() throws SQLException {
        change("{\"charges\":[],\"announcement\":\"free now\"}").ok();
        assertFalse(posts().contains("cost money"));
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM purchase WHERE id = ? AND withdraw_until IS NOT NULL", purchase.id()).intValue());
        organizer.post(path + "/stop", "{}").ok();
    }

    @Test
    void afterTheStopMomentNoConditionChanges() throws SQLException {
        fixture.change("UPDATE purchase_gate SET stop_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE purchase_id = ?", purchase.id());
        assertEquals(409, change("{\"conditions\":\"Other\"}").status());
    }

    @Test
    void everyChangeStandsInTheListWithBeforeAndAfter() throws SQLException {
        change("{\"minimumSum\":\"500.00\"}").ok();
        change("{\"minimumSum\":\"400.00\",\"conditions\":\"In jars.\"}").ok();
        organizer.post(path + "/lower-percent", "{\"percent\":\"7.5\"}").ok();
        organizer.post(path + "/move-stop", "{\"stopAt\":\"" + Instant.now().plus(Duration.ofDays(5)) + "\"}").ok();
        change("{" + DEARER + ",\"announcement\":\"The lorry.\"}").ok();
        organizer.post(path + "/lots", "{\"article\":\"T-1\",\"name\":\"Tea\",\"unit\":\"pcs\",\"listedPrice\":\"12.50\"}").ok();
        organizer.put(path + "/payment-details", "{\"text\":\"DE02 1203 0000 0000 2020 51\"}").ok();
        organizer.put(path + "/payment-details", "{\"text\":\"DE02 5001 0517 5407 3249 31\"}").ok();
        Api vera = CoOrganizersIT.findable(fixture, Api.member("vera"));
        organizer.post(path + "/co-organizers", "{\"nickname\":\"" + vera.get("me").ok().value("nickname") + "\"}").ok();
        String invited = Api.guest().get(path + "/changes").ok().body();
        assertFalse(invited.contains("helps organize"), "an invitation is nobody's business");
        vera.post(path + "/co-organizers/answer", "{\"accept\":true}").ok();
        String changes = Api.guest().get(path + "/changes").ok().body();
        String[] inOrder = {"helps organize", "Payment details have changed", "Payment details are stated",
            "Changed in the price list: Tea", "Conditions that cost money have changed", "The Stop is moved to",
            "7.5 % instead of 10 %", "→ 400.00", "Minimum: No minimum → 500.00"};
        String plain = changes.replace('\u00a0', ' ').replace('\u202f', ' ');
        int at = 0;
        for (String what : inOrder) {
            int found = plain.indexOf(what, at);
            assertTrue(found >= 0, () -> what + " in this order in " + plain);
            at = found;
        }
        assertTrue(plain.contains("Conditions: changed"), plain);
        assertFalse(plain.contains("DE02"), "that they are others, never what they are");

        Api.Answer first = Api.guest().get(path + "/changes?limit=2").ok();
        Api.Answer second = Api.guest().get(path + "/changes?limit=50&before=" + first.value("next")).ok();
        assertFalse(second.body().contains("\"next\""), second::body);
        assertEquals(changes.split("\"what\"", -1).length - 1,
                first.body().split("\"what\"", -1).length + second.body().split("\"what\"", -1).length - 2, "each change once");
    }
}
