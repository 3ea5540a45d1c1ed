package org.artel.order;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.artel.common.Quantity;
import org.artel.order.job.UnansweredJob;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Person;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.OrderFixture;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna has the only five jars, at 12.50; since then the price is 15.00. */
@ArquillianTest
class LineTransferIT {

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private OrderService orders;
    @Inject
    private LineTransferService transfers;
    @Inject
    private UnansweredJob job;

    private OrderFixture fixture;
    private long anna;
    private long boris;
    private String borisName;
    private Open purchase;
    private long honey;

    @BeforeEach
    void annaHasFive() throws SQLException {
        fixture = new OrderFixture(database);
        List<Person> two = fixture.members(2);
        anna = two.get(0).id();
        boris = two.get(1).id();
        borisName = fixture.findable(boris);
        purchase = fixture.openPurchase(fixture.section(), fixture.organizer().id(), null);
        honey = fixture.lot(purchase.id(), "12.50", 1, Special.stock(5).personMaximum(5)).get(0);
        order(anna, 5, 0);
        fixture.change("UPDATE lot SET price = 15.00, revision = 2 WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void aPartChangesItsOwnerAtItsPrice() throws SQLException {
        long offer = offer(2);
        assertNumber("5", "SELECT SUM(quantity) FROM order_line l JOIN participation p ON p.id = l.participation_id WHERE p.member_id = ?", anna);
        transfers.accept(boris, offer, true);
        assertNumber("3", "SELECT l.quantity FROM order_line l JOIN participation p ON p.id = l.participation_id WHERE p.member_id = ?", anna);
        assertNumber("25.00", "SELECT p.goods FROM participation p WHERE p.member_id = ? AND p.anonymous", boris);
        assertNumber("1", "SELECT lot_revision FROM order_line l JOIN participation p ON p.id = l.participation_id WHERE p.member_id = ?", boris);
        assertNumber("5", "SELECT ordered FROM variant_gate WHERE variant_id = ?", honey);
        assertNumber("62.50", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("2", "SELECT participants FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("0", "SELECT SUM(delta) FROM order_increment WHERE purchase_id = ? AND why IN ('HANDED_OVER', 'TAKEN_OVER')", purchase.id());
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'LINE_HANDED_OVER'", anna);
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'LINE_TAKEN_OVER'", boris);
        assertEquals("transfer.over", refusal(() -> transfers.accept(boris, offer, null)));
    }

    @Test
    void theWholeLineLeavesAnEmptyOrder() throws SQLException {
        transfers.accept(boris, offer(5), null);
        assertNumber("1", "SELECT participants FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("0", "SELECT order_lines FROM participation WHERE member_id = ?", anna);
    }

    @Test
    void whatWasReducedMeanwhileCannotBeTaken() {
        long offer = offer(3);
        order(anna, 2, 1);
        assertEquals("transfer.less", refusal(() -> transfers.accept(boris, offer, null)));
        order(anna, 4, 2);
        assertTrue(transfers.find(boris, offer).transfer().isOpen(), "refused, not ended");
    }

    @Test
    void anOwnLineAtAnotherPriceIsNotMixed() throws SQLException {
        long offer = offer(2);
        fixture.change("UPDATE variant_gate SET stock = 6 WHERE variant_id = ?", honey);
        order(boris, 1, 0);
        assertEquals("transfer.price", refusal(() -> transfers.accept(boris, offer, null)));
    }

    @Test
    void theMaximumAPersonHoldsForTheTaker() throws SQLException {
        long offer = offer(5);
        fixture.change("UPDATE lot SET person_maximum = 4 WHERE purchase_id = ?", purchase.id());
        assertEquals("order.personMaximum", refusal(() -> transfers.accept(boris, offer, null)));
    }

    @Test
    void onlyTheTwoKnowOfItAndEachEndsItsOwnWay() throws SQLException {
        long offer = offer(1);
        assertEquals("transfer.twice", refusal(() -> offer(1)));
        assertEquals("refused.notFound", refusal(() -> transfers.withdraw(boris, offer)));
        transfers.withdraw(anna, offer);
        long second = offer(1);
        transfers.decline(boris, second);
        assertFalse(transfers.find(anna, second).transfer().isOpen());
        assertEquals("transfer.self", refusal(() -> transfers.offer(anna, purchase.id(), honey, Quantity.of(1), fixture.findable(anna))));
        assertEquals("transfer.quantity", refusal(() -> offer(6)));
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'LINE_DECLINED'", anna);
    }

    @Test
    void anUnansweredOfferExpiresAndSoDoesOneAtTheStop() throws SQLException {
        long offer = offer(1);
        fixture.change("UPDATE line_transfer SET expires_at = '2026-01-01' WHERE id = ?", offer);
        assertEquals("transfer.over", refusal(() -> transfers.accept(boris, offer, null)));
        job.expire(List.of(offer));
        assertNumber("2", "SELECT COUNT(*) FROM notice WHERE kind = 'LINE_EXPIRED' AND member_id IN (?, ?)", anna, boris);
        long second = offer(1);
        fixture.change("UPDATE purchase_gate SET stage = 'STOPPED' WHERE purchase_id = ?", purchase.id());
        assertEquals("order.notOpen", refusal(() -> transfers.accept(boris, second, null)));
        assertNumber("0", "SELECT COUNT(*) FROM participation WHERE member_id = ?", boris);
    }

    private long offer(long units) {
        return transfers.offer(anna, purchase.id(), honey, Quantity.of(units), borisName);
    }

    private void order(long member, long units, int baseVersion) {
        orders.save(SaveOrder.of(member, purchase.id(),
                List.of(new SaveOrder.Line(honey, LineContent.of(Quantity.of(units)), baseVersion, null))));
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
