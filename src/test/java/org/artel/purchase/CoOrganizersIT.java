package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Co-organizers, from the invitation to the end; a purchase that changes hands. */
@ArquillianTest
@RunAsClient
class CoOrganizersIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("organizer");
    private final Api vera = Api.member("vera");
    private final Api anna = Api.member("anna");

    private Open purchase;
    private String path;
    private long honey;

    CoOrganizersIT() throws SQLException {
    }

    @BeforeEach
    void anOpenPurchaseWithAnOrder() throws SQLException {
        findable(fixture, vera);
        findable(fixture, anna);
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        path = "purchases/" + purchase.id();
        honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        anna.put(path + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"2\"}]}").ok();
    }

    private static String nickname(Api who) {
        return who.get("me").ok().value("nickname");
    }

    /** With a nickname that can be found: the letters have no look-alikes. */
    static Api findable(OrderFixture fixture, Api who) throws SQLException {
        StringBuilder name = new StringBuilder("Veda");
        String.valueOf(who.memberId()).chars().forEach(digit -> name.append("adfjkpqtxz".charAt(digit - '0')));
        fixture.change("UPDATE member SET nickname = ?, nickname_key = ? WHERE id = ?", name.toString(), name.toString().toLowerCase(Locale.ROOT),
                who.memberId());
        return who;
    }

    private void invite(Api whom, boolean priceList) {
        organizer.post(path + "/co-organizers", "{\"nickname\":\"" + nickname(whom) + "\",\"priceList\":" + priceList + "}").ok();
    }

    private static String bell(Api who) {
        return who.get("notices").ok().body();
    }

    @Test
    void whoeverIsInvitedHasNoRightsBeforeAcceptingAndNoneAfterwards() throws SQLException {
        invite(vera, false);
        assertTrue(bell(vera).contains("asks you to help organize"));
        assertEquals(403, vera.get(path + "/stop-preview").status());
        assertEquals("[]", anna.get(path + "/co-organizers").ok().body(), "an invitation is nobody else's business");
        assertEquals(409, organizer.post(path + "/co-organizers", "{\"nickname\":\"" + nickname(vera) + "\"}").status());
        vera.post(path + "/co-organizers/answer", "{\"accept\":true}").ok();
        assertEquals(409, vera.post(path + "/co-organizers/answer", "{\"accept\":true}").status());
        assertTrue(bell(organizer).contains("helps you organize"));
        assertEquals("ACCEPTED", Api.guest().get(path + "/co-organizers").ok().value("state"));

        vera.get(path + "/stop-preview").ok();
        assertEquals(403, vera.post(path + "/move-stop", "{}").status());
        assertEquals(403, vera.post(path + "/cancel", "{\"reason\":\"no\"}").status());
        assertEquals(403, vera.post(path + "/lower-percent", "{\"percent\":\"1\"}").status());
        assertEquals(403, vera.post(path + "/co-organizers", "{\"nickname\":\"" + nickname(anna) + "\"}").status());
        assertEquals(403, vera.post("purchases/" + purchase.id() + "/lots", lot()).status(), "not without the price list");

        assertEquals(404, vera.delete(path + "/co-organizers/" + anna.memberId()).status());
        organizer.delete(path + "/co-organizers/" + vera.memberId()).ok();
        assertEquals(403, vera.get(path + "/stop-preview").status());
        assertTrue(bell(vera).contains("no longer a co-organizer"));
        assertEquals(List.of("INVITED", "ACCEPTED", "REMOVED"), audit());
    }

    private static String lot() {
        return "{\"article\":\"T-1\",\"name\":\"Tea\",\"unit\":\"pcs\",\"listedPrice\":\"12.50\"}";
    }

    private List<String> audit() throws SQLException {
        List<String> details = new ArrayList<>();
        fixture.each("SELECT detail FROM audit_event WHERE purchase_id = ? AND entity = 'member' ORDER BY occurred_at",
                row -> details.add(row.getString(1)), purchase.id());
        return details;
    }

    @Test
    void theListIsKeptByWhoeverMayButNoPriceIsAppliedToOrders() throws SQLException {
        invite(vera, true);
        vera.post(path + "/co-organizers/answer", "{\"accept\":true}").ok();
        vera.post(path + "/lots", lot()).ok();
        long lot = fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", honey).longValue();
        String applied = "{\"article\":\"A\",\"name\":\"Honey\",\"unit\":\"pcs\",\"listedPrice\":\"99.00\",\"applyToOrders\":true}";
        Api.Answer answer = vera.put("lots/" + lot, applied, "If-Match", "\"1\"");
        assertEquals("20.00", fixture.number("SELECT goods FROM participation WHERE purchase_id = ?", purchase.id()).toPlainString(),
                answer::body);
    }

    @Test
    void aCoOrganizerStopsAndTheOrganizerIsTold() {
        invite(vera, false);
        vera.post(path + "/co-organizers/answer", "{\"accept\":true}").ok();
        vera.post(path + "/stop", "{}").ok();
        assertTrue(bell(organizer).contains("Stop in your purchase"));
        assertTrue(organizer.get(path + "/history").ok().body().contains("\"memberId\":" + vera.memberId()));
    }

    @Test
    void whoeverLeavesOrDeclinesMayBeInvitedAgain() {
        invite(vera, false);
        vera.post(path + "/co-organizers/answer", "{\"accept\":false}").ok();
        assertTrue(bell(organizer).contains("declined to help"));
        invite(vera, false);
        vera.post(path + "/co-organizers/answer", "{\"accept\":true}").ok();
        vera.delete(path + "/co-organizers/" + vera.memberId()).ok();
        assertTrue(bell(organizer).contains("no longer helps"));
        invite(vera, false);
    }

    @Test
    void aPurchaseChangesHandsOnceTheNewOrganizerAccepts() throws SQLException {
        Api moderator = Api.moderator("moderator");
        Api boris = findable(fixture, Api.organizer("boris"));
        String body = "{\"nickname\":\"" + nickname(boris) + "\",\"reason\":\"The organizer is ill.\"}";
        assertEquals(403, organizer.post(path + "/transfer", body).status());
        assertEquals(422, moderator.post(path + "/transfer", body.replace(nickname(boris), nickname(anna))).status());
        moderator.post(path + "/transfer", body).ok();
        assertEquals(409, moderator.post(path + "/transfer", body).status());
        assertTrue(bell(boris).contains("asks you to take"));
        assertTrue(bell(organizer).contains("wants to hand your purchase"));
        assertEquals(404, anna.get(path + "/transfer").status(), "nobody else's business");
        assertEquals(403, anna.post(path + "/transfer/answer", "{\"accept\":true}").status());
        assertEquals(boris.memberId(), boris.get(path + "/transfer").ok().number("toId"));
        organizer.put(path + "/payment-details", "{\"text\":\"DE02 1203 0000 0000 2020 51\"}").ok();
        organizer.post(path + "/orders-on-behalf", "{\"name\":\"Granny\",\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"1\"}]}").ok();
        boris.post(path + "/transfer/answer", "{\"accept\":true}").ok();
        assertTrue(boris.get(path + "/orders-on-behalf").ok().body().contains("Granny"), "orders on behalf are the organizer's");
        assertEquals(404, boris.get(path + "/payment-details").status(), "nobody pays the former organizer");
        assertTrue(anna.get(path + "/changes").ok().body().contains("payment details are removed"));

        assertEquals(nickname(boris), Api.guest().get(path).ok().value("nickname"));
        assertEquals(403, organizer.post(path + "/cancel", "{\"reason\":\"mine\"}").status());
        for (Api told : List.of(anna, organizer, moderator)) {
            assertTrue(bell(told).contains("is organized by " + nickname(boris)), () -> bell(told));
        }
        String posts = Api.guest().get("threads/" + purchase.topicId() + "/posts").ok().body();
        assertTrue(posts.contains(nickname(boris) + " organizes the purchase instead of " + nickname(organizer)), posts);
        boris.post(path + "/stop", "{}").ok();
        assertEquals(2, fixture.number("SELECT COUNT(*) FROM audit_event WHERE purchase_id = ? AND operation LIKE '%TRANSFER%'",
                purchase.id()).intValue());
    }

    @Test
    void whoeverDeclinesToTakeItOverLeavesItWhereItIs() throws SQLException {
        Api moderator = Api.moderator("moderator");
        Api boris = findable(fixture, Api.organizer("boris"));
        moderator.post(path + "/transfer", "{\"nickname\":\"" + nickname(boris) + "\",\"reason\":\"ill\"}").ok();
        boris.post(path + "/transfer/answer", "{\"accept\":false}").ok();
        assertEquals(nickname(organizer), Api.guest().get(path).ok().value("nickname"));
        assertTrue(bell(moderator).contains("declined to take"));
        assertFalse(bell(anna).contains("organized by"));
    }
}
