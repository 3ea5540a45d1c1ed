package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Map;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Participants refused, members excluded, and orders for people without an account, through the API and pages without script. */
@ArquillianTest
@RunAsClient
class RefusalIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api marina = Api.trustedOrganizer("Marina");
    private final Api boris = Api.member("Boris");
    private Open purchase;
    private long honey;
    private long participation;

    RefusalIT() throws SQLException {
    }

    @BeforeEach
    void borisHasOrdered() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), marina.memberId(), null);
        honey = fixture.lot(purchase.id(), "12.50", 1, Special.stock(10)).get(0);
        boris.put(path("order"), lines(3)).ok();
        participation = fixture.number("SELECT id FROM participation WHERE purchase_id = ?", purchase.id()).longValue();
    }

    @Test
    void aRefusedParticipantLosesTheOrderAndIsTold() throws SQLException {
        marina.post(path("refusals"), "{\"participationId\": %d, \"reason\": \"Did not collect twice\"}".formatted(participation)).ok();
        assertNumber("0", "SELECT ordered FROM variant_gate WHERE variant_id = ?", honey);
        assertNumber("0", "SELECT goods + participants FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("1", "SELECT COUNT(*) FROM order_increment WHERE participation_id = ? AND why = 'REFUSED'", participation);
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'PARTICIPANT_REFUSED'", boris.memberId());
        Api.Answer again = boris.patch(path("order"), lines(1));
        assertEquals(409, again.status());
        assertTrue(again.body().contains("Did not collect twice"), again.body());
        assertEquals(409, marina.post(path("refusals"), "{\"participationId\": %d, \"reason\": \"Again\"}".formatted(participation)).status());
        marina.delete(path("refusals/" + boris.memberId())).ok();
        boris.patch(path("order"), "{\"lines\":[{\"variantId\":%d,\"quantity\":\"1\",\"baseVersion\":2}]}".formatted(honey)).ok();
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'PARTICIPANT_READMITTED'", boris.memberId());
        assertNumber("2", "SELECT COUNT(*) FROM audit_event WHERE purchase_id = ? AND operation LIKE '%_PARTICIPANT'", purchase.id());
    }

    @Test
    void afterTheStopNobodyIsRefused() {
        marina.post(path("stop"), "{}").ok();
        Api.Answer late = marina.post(path("refusals"), "{\"participationId\": %d, \"reason\": \"Too late\"}".formatted(participation));
        assertEquals(409, late.status());
        assertTrue(late.body().contains("order.tooLate"), late.body());
        assertFalse(marina.get(path("refusals")).ok().body().contains("Too late"), "nothing is half-saved");
    }

    @Test
    void anExcludedMemberOrdersInNoPurchaseOfThatOrganizerButMayWithdraw() throws SQLException {
        String nickname = fixture.findable(boris.memberId());
        marina.post("exclusions", "{\"nickname\": \"%s\", \"reason\": \"Quarrels\"}".formatted(nickname)).ok();
        Open other = fixture.openPurchase(fixture.section(), marina.memberId(), null);
        long tea = fixture.lot(other.id(), "4.00", 1, Special.NONE).get(0);
        Api.Answer refused = boris.put("purchases/" + other.id() + "/order", "{\"lines\":[{\"variantId\":%d,\"quantity\":\"1\"}]}".formatted(tea));
        assertEquals(409, refused.status());
        assertTrue(refused.body().contains("refusal.excluded") && !refused.body().contains("Quarrels"), refused.body());
        String till = Visitor.signedIn(boris.get("me").ok().value("email"), TestPortal.PASSWORD).get("thread/" + other.topicId() + "?tab=list").body();
        assertTrue(till.contains("does not take orders from you") && !till.contains("saveOrder"), till);
        boris.delete(path("order")).ok();
        marina.delete("exclusions/" + boris.memberId()).ok();
        boris.put("purchases/" + other.id() + "/order", "{\"lines\":[{\"variantId\":%d,\"quantity\":\"1\"}]}".formatted(tea)).ok();
        assertNumber("1", "SELECT COUNT(*) FROM audit_event WHERE operation = 'EXCLUDE_MEMBER' AND entity_id = ?", boris.memberId());
    }

    @Test
    void theOrganizerOrdersForSomebodyWithoutAnAccount() throws SQLException {
        Visitor browser = Visitor.signedIn(marina.get("me").ok().value("email"), TestPortal.PASSWORD);
        String till = "thread/" + purchase.topicId() + "?tab=list&behalf=0";
        assertEquals(302, browser.send(till, "orderForm", "saveOrder", Map.of("q" + honey, "2", "behalfName", "Grandmother")).statusCode());
        assertEquals("Grandmother", marina.get(path("orders-on-behalf")).ok().value("name"));
        marina.post(path("orders-on-behalf"), "{\"name\":\"Neighbour\",\"lines\":[{\"variantId\":%d,\"quantity\":\"1\"}]}".formatted(honey)).ok();
        assertNumber("3", "SELECT participants FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("6", "SELECT ordered FROM variant_gate WHERE variant_id = ?", honey);
        String mine = browser.get("thread/" + purchase.topicId() + "?tab=participants").body();
        assertTrue(mine.contains("Grandmother") && mine.contains("Neighbour"), mine);
        String roll = new Visitor().get("thread/" + purchase.topicId() + "?tab=participants").body();
        assertTrue(roll.contains("Participant 2") && roll.contains("ordered by the organizer") && !roll.contains("Grandmother"), roll);
        String thread = new Visitor().get("thread/" + purchase.topicId() + "?tab=discussion").body();
        assertTrue(thread.contains("Participant 2") && !thread.contains("Grandmother"), thread);
        assertFalse(Api.moderator("Olga").get(path("participants")).ok().body().contains("Grandmother"), "a note for the organizer only");
        marina.put(path("orders-on-behalf/1"), "{\"name\":\"Grandma\",\"lines\":[{\"variantId\":%d,\"quantity\":\"4\",\"baseVersion\":1}]}".formatted(honey)).ok();
        marina.delete(path("orders-on-behalf/2")).ok();
        assertNumber("7", "SELECT ordered FROM variant_gate WHERE variant_id = ?", honey);
        assertNumber("4", "SELECT COUNT(*) FROM audit_event WHERE purchase_id = ? AND actor_kind = 'ON_BEHALF'", purchase.id());
        assertEquals(404, marina.get(path("order")).status(), "the organizer has no order of their own");
    }

    private String path(String what) {
        return "purchases/" + purchase.id() + '/' + what;
    }

    private String lines(int units) {
        return "{\"lines\":[{\"variantId\":%d,\"quantity\":\"%d\"}]}".formatted(honey, units);
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
