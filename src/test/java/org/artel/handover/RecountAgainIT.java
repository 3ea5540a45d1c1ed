package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.artel.testing.OrderFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna was invoiced 3, Boris, who ordered after her, 2; goods are on the way, and shortages are the organizer's to decide. */
@ArquillianTest
@RunAsClient
class RecountAgainIT {

    private HandoverFixture fixture;
    private Api organizer;
    private Api anna;
    private Api boris;

    @BeforeEach
    void goodsAreOnTheWay() throws SQLException {
        fixture = new HandoverFixture(3, 2).stopped().invoiced().at("IN_TRANSIT");
        fixture.orders.change("UPDATE purchase SET shortage_rule = 'BY_HAND' WHERE id = ?", fixture.purchase);
        fixture.orders.change("UPDATE order_line SET replacement = 'CANCEL' WHERE purchase_id = ?", fixture.purchase);
        organizer = fixture.organizer;
        anna = fixture.participants.get(0);
        boris = fixture.participants.get(1);
    }

    @Test
    void aDecisionByHandHoldsUntilItsArticleIsCountedAnew() throws SQLException {
        count("", one(fixture.variant, 3)).ok();
        organizer.post(fixture.path("receipts/received"), "{\"byHand\": [%s], \"reason\": \"Boris asked first\"}".formatted(decided(1, 2))).ok();
        assertGets(1, anna);
        assertGets(2, boris);
        long blue = fixture.orders.lot(fixture.purchase, "12.50", 1, OrderFixture.Special.NONE).get(0);
        count("", "{\"variantId\": %d, \"insteadOf\": %d, \"quantity\": \"1\"}".formatted(blue, fixture.variant)).ok();
        assertGets(1, anna);
        assertGets(2, boris);
        Api.Answer undecided = count("", one(fixture.variant, -1));
        assertTrue(undecided.status() == 409 && undecided.body().contains("receipt.undecided"), undecided.body());
        Api.Answer unreasoned = count("\"byHand\": [%s], ".formatted(decided(0, 2)), one(fixture.variant, -1));
        assertTrue(unreasoned.body().contains("receipt.reason"), unreasoned.body());
        count("\"byHand\": [%s], \"reason\": \"One jar was counted twice\", ".formatted(decided(0, 2)), one(fixture.variant, -1)).ok();
        assertGets(0, anna);
        assertGets(2, boris);
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM audit_event WHERE purchase_id = ? AND detail LIKE '%counted twice%'", fixture.purchase));
    }

    @Test
    void anArticleTwiceInOneCountIsAddedUp() throws SQLException {
        Api.Answer board = count("", one(fixture.variant, 1) + ", " + one(fixture.variant, 2)).ok();
        assertEquals("3", board.value("came"));
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM receipt_line l JOIN receipt r ON r.id = l.receipt_id WHERE r.purchase_id = ?", fixture.purchase));
    }

    @Test
    void goodsOfAnotherPurchaseCannotHaveComeInstead() throws SQLException {
        HandoverFixture other = new HandoverFixture(1);
        Api.Answer foreign = count("", "{\"variantId\": %d, \"insteadOf\": %d, \"quantity\": \"1\"}".formatted(other.variant, fixture.variant));
        assertTrue(foreign.body().contains("receipt.notInPurchase"), foreign.body());
        assertEquals(422, count("", "{\"variantId\": %d, \"insteadOf\": %d, \"quantity\": \"1\"}".formatted(Long.MAX_VALUE / 2, fixture.variant)).status());
    }

    @Test
    void whatCameLaterOfAForfeitedLineIsForfeitedToo() throws SQLException {
        fixture.orders.change("UPDATE purchase SET shortage_rule = 'FIRST_COME', storage_free_days = 3, storage_fee = 2.00, forfeit_days = 10 WHERE id = ?",
                fixture.purchase);
        count("", one(fixture.variant, 2)).ok();
        organizer.post(fixture.path("receipts/received"), "{}").ok();
        organizer.post(fixture.path("receipts/hand-over"), "").ok();
        monthsAgo();
        forfeit().ok();
        count("", one(fixture.variant, 1)).ok();
        monthsAgo();
        forfeit().ok();
        assertEquals(3, fixture.number("SELECT SUM(quantity) FROM forfeit WHERE participation_id = ?", fixture.participation(anna)));
        count("", one(fixture.variant, 1)).ok();
        assertGets(3, anna);
        assertGets(1, boris);
    }

    private void monthsAgo() throws SQLException {
        fixture.orders.change("UPDATE stage_change SET changed_at = '2026-01-01' WHERE purchase_id = ? AND to_stage = 'HANDOVER'", fixture.purchase);
        fixture.orders.change("UPDATE receipt SET counted_at = '2026-01-01' WHERE purchase_id = ?", fixture.purchase);
    }

    private Api.Answer forfeit() throws SQLException {
        return organizer.post(fixture.path("handovers/" + fixture.participation(anna) + "/forfeit"), "");
    }

    private Api.Answer count(String more, String lines) {
        return organizer.post(fixture.path("receipts"), "{" + more + "\"lines\": [" + lines + "]}");
    }

    private static String one(long variant, int units) {
        return "{\"variantId\": %d, \"quantity\": \"%d\"}".formatted(variant, units);
    }

    private String decided(int forAnna, int forBoris) throws SQLException {
        return decided(anna, forAnna) + ", " + decided(boris, forBoris);
    }

    private String decided(Api who, int units) throws SQLException {
        return "{\"lineId\": %d, \"variantId\": %d, \"quantity\": \"%d\"}".formatted(
                fixture.number("SELECT id FROM order_line WHERE participation_id = ?", fixture.participation(who)), fixture.variant, units);
    }

    private void assertGets(long expected, Api who) throws SQLException {
        assertEquals(expected, fixture.number("SELECT COALESCE(SUM(quantity), 0) FROM allocation WHERE purchase_id = ? AND step = 'RECEIVED' AND document = "
                + "(SELECT MAX(document) FROM allocation WHERE purchase_id = ? AND step = 'RECEIVED') AND participation_id = ? AND variant_id = ?",
                fixture.purchase, fixture.purchase, fixture.participation(who), fixture.variant));
    }
}
