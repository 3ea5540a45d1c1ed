package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ArquillianTest
class OrderServiceIT {

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private OrderService orders;

    private OrderFixture fixture;
    private long organizer;
    private long anna;
    private long boris;
    private Open purchase;
    private long honey;

    @BeforeEach
    void anOpenPurchaseWithHoney() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        List<OrderFixture.Person> members = fixture.members(2);
        anna = members.get(0).id();
        boris = members.get(1).id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
        honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
    }

    @Test
    void anOrderIsCountedByTheGateAndStandsInTheThread() throws SQLException {
        SavedOrder saved = orders.save(units(anna, honey, 3));
        assertEquals(1, saved.changeNo());
        assertNumber("37.50", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("3", "SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("0.75", "SELECT weight FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("1", "SELECT participants FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("1", "SELECT pseudonym_no FROM participation WHERE id = ?", saved.participationId());
        assertNumber("1", "SELECT number FROM post WHERE kind = 'ORDER' AND subject_id = ?", saved.participationId());
        assertNumber("1", "SELECT change_no FROM order_increment WHERE participation_id = ?", saved.participationId());
        assertNumber("3", "SELECT ordered FROM variant_gate WHERE variant_id = ?", honey);
    }

    @Test
    void aChangedOrderKeepsItsPost() throws SQLException {
        SavedOrder first = orders.save(units(anna, honey, 3));
        SavedOrder second = orders.save(changed(anna, honey, 5, 1));
        assertEquals(first.participationId(), second.participationId());
        assertNumber("1", "SELECT COUNT(*) FROM post WHERE topic_id = ?", purchase.topicId());
        assertNumber("5", "SELECT SUM(delta) FROM order_increment WHERE participation_id = ?", first.participationId());
        assertNumber("2", "SELECT COUNT(*) FROM order_line_revision r JOIN order_line l ON l.id = r.line_id WHERE l.participation_id = ?",
                first.participationId());
    }

    @Test
    void anOrderTakenBackLeavesAParticipationWithoutLines() throws SQLException {
        SavedOrder saved = orders.save(units(anna, honey, 3));
        orders.takeBack(anna, purchase.id(), null, null);
        assertNumber("0", "SELECT order_lines FROM participation WHERE id = ?", saved.participationId());
        assertNumber("0", "SELECT participants FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("0", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        assertNumber("0", "SELECT ordered FROM variant_gate WHERE variant_id = ?", honey);
        orders.save(changed(anna, honey, 1, 2));
        assertNumber("1", "SELECT participants FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void aLateOrderIsRefusedNamingTheStopAndLeavesNothing() throws SQLException {
        Instant stop = Instant.now().truncatedTo(ChronoUnit.MICROS).minusSeconds(1);
        Open late = fixture.openPurchase(fixture.section(), organizer, stop);
        long tea = fixture.lot(late.id(), "1.00", 1, Special.NONE).get(0);
        Refused refused = assertThrows(Refused.class, () -> orders.save(
                SaveOrder.of(anna, late.id(), List.of(SaveOrder.Line.of(tea, LineContent.of(Quantity.of(1)))))));
        assertEquals("order.tooLate", refused.key());
        assertEquals(stop, refused.args()[0]);
        assertNumber("0", "SELECT COUNT(*) FROM participation WHERE purchase_id = ?", late.id());
    }

    @Test
    void theGateRefusesWhatTheEntityStillAllowed() throws SQLException {
        fixture.change("UPDATE purchase_gate SET stage = 'STOPPED' WHERE purchase_id = ?", purchase.id());
        Refused refused = assertThrows(Refused.class, () -> orders.save(units(anna, honey, 3)));
        assertEquals(Refused.Kind.CONFLICT, refused.kind());
        assertNumber("0", "SELECT COUNT(*) FROM participation WHERE purchase_id = ?", purchase.id());
        assertNumber("0", "SELECT COUNT(*) FROM order_line WHERE purchase_id = ?", purchase.id());
        assertNumber("0", "SELECT COUNT(*) FROM order_increment WHERE purchase_id = ?", purchase.id());
        assertNumber("0", "SELECT COUNT(*) FROM post WHERE topic_id = ?", purchase.topicId());
        assertNumber("0", "SELECT posts FROM topic_counter WHERE topic_id = ?", purchase.topicId());
        assertNumber("0", "SELECT ordered FROM variant_gate WHERE variant_id = ?", honey);
    }

    @Test
    void theSameRequestTwiceCountsOnce() throws SQLException {
        SaveOrder order = withKey(units(anna, honey, 3), UUID.randomUUID().toString());
        SavedOrder first = orders.save(order);
        SavedOrder again = orders.save(order);
        assertFalse(first.repeated());
        assertTrue(again.repeated());
        assertEquals(first.participationId(), again.participationId());
        assertNumber("3", "SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void theSameKeyWithAnotherContentIsRefused() {
        String key = UUID.randomUUID().toString();
        orders.save(withKey(units(anna, honey, 3), key));
        Refused refused = assertThrows(Refused.class, () -> orders.save(withKey(changed(anna, honey, 4, 1), key)));
        assertEquals("refused.idempotency", refused.key());
    }

    @Test
    void otherLinesOfTwoDevicesMergeAndTheSameLineShowsAllThree() throws SQLException {
        long tea = fixture.lot(purchase.id(), "4.00", 1, Special.NONE).get(0);
        orders.save(units(anna, honey, 2));
        orders.save(units(anna, tea, 1));
        orders.save(changed(anna, honey, 5, 1));
        OrderConflict conflict = assertThrows(OrderConflict.class, () -> orders.save(changed(anna, honey, 3, 1)));
        OrderConflict.Line line = conflict.lines().get(0);
        assertEquals(Quantity.of(2), line.base().quantity());
        assertEquals(Quantity.of(3), line.mine().quantity());
        assertEquals(Quantity.of(5), line.theirs().quantity());
        orders.save(changed(anna, honey, 3, line.theirVersion()));
        assertNumber("4", "SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void anOldVersionOfTheOrderIsStale() {
        long seen = orders.save(units(anna, honey, 2)).changeNo();
        orders.save(changed(anna, honey, 3, 1));
        Refused refused = assertThrows(Refused.class, () -> orders.takeBack(anna, purchase.id(), null, seen));
        assertEquals(Refused.Kind.STALE, refused.kind());
    }

    @Test
    void rulesOfThePriceListAreNamed() throws SQLException {
        long cheese = fixture.lot(purchase.id(), "9.00", 1,
                new Special(null, new BigDecimal("2"), null, new BigDecimal("0.250"), new BigDecimal("0.500"), 0)).get(0);
        assertEquals("order.step", refusal(cheese, "0.6").key());
        assertEquals("order.minimum", refusal(cheese, "0.25").key());
        assertEquals("order.personMaximum", refusal(cheese, "2.25").key());
        orders.save(SaveOrder.of(anna, purchase.id(), List.of(SaveOrder.Line.of(cheese, LineContent.of(Quantity.of("1.75"))))));
    }

    @Test
    void stockIsSharedByAllAndNeverOversold() throws SQLException {
        long jar = fixture.lot(purchase.id(), "9.00", 1, Special.stock(5)).get(0);
        orders.save(units(anna, jar, 3));
        Refused refused = assertThrows(Refused.class, () -> orders.save(units(boris, jar, 3)));
        assertEquals("order.stock", refused.key());
        assertEquals(Quantity.of(2), refused.args()[1]);
        orders.save(units(boris, jar, 2));
        assertNumber("5", "SELECT ordered FROM variant_gate WHERE variant_id = ?", jar);
    }

    @Test
    void whoAddsUnitsTakesTheNewPriceAndWhoReducesKeepsTheOld() throws SQLException {
        orders.save(units(anna, honey, 3));
        fixture.change("UPDATE lot SET price = 15.00, revision = 2 WHERE purchase_id = ?", purchase.id());
        orders.save(changed(anna, honey, 2, 1));
        assertNumber("25.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
        orders.save(changed(anna, honey, 4, 2));
        assertNumber("60.00", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void aPriceThatTheParticipantDidNotSeeIsRefused() {
        Refused refused = assertThrows(Refused.class, () -> orders.save(SaveOrder.of(anna, purchase.id(),
                List.of(new SaveOrder.Line(honey, LineContent.of(Quantity.of(1)), 0, UnitPrice.of("12.00"))))));
        assertEquals("order.priceChanged", refused.key());
    }

    @Test
    void aWithdrawnLotCannotBeOrderedButGivenBack() throws SQLException {
        orders.save(units(anna, honey, 3));
        fixture.change("UPDATE lot SET withdrawn_at = '2026-01-01' WHERE purchase_id = ?", purchase.id());
        assertEquals("order.withdrawn", assertThrows(Refused.class, () -> orders.save(changed(anna, honey, 4, 1))).key());
        orders.save(changed(anna, honey, 1, 1));
    }

    @Test
    void anOrderBelowTheMinimumOfAnOrderIsRefusedButTakenBackAsAWhole() throws SQLException {
        fixture.change("UPDATE purchase SET order_minimum_sum = 30.00, order_minimum_quantity = 2 WHERE id = ?", purchase.id());
        Refused refused = assertThrows(Refused.class, () -> orders.save(units(anna, honey, 2)));
        assertEquals("order.belowMinimumSum", refused.key());
        assertEquals(Money.of("5.00"), refused.args()[1]);
        orders.save(units(anna, honey, 3));
        assertEquals("order.belowMinimumSum", assertThrows(Refused.class, () -> orders.save(changed(anna, honey, 1, 1))).key());
        long cheese = fixture.lot(purchase.id(), "40.00", 1, Special.NONE).get(0);
        assertEquals("order.belowMinimumQuantity", assertThrows(Refused.class, () -> orders.save(units(boris, cheese, 1))).key());
        orders.takeBack(anna, purchase.id(), null, null);
        assertNumber("0", "SELECT goods FROM purchase_gate WHERE purchase_id = ?", purchase.id());
    }

    @Test
    void anEmptyFirstOrderIsRefused() {
        assertEquals("order.empty", assertThrows(Refused.class, () -> orders.save(SaveOrder.of(anna, purchase.id(), List.of()))).key());
    }

    @Test
    void wishesAreKeptInTheirRank() throws SQLException {
        List<Long> others = new ArrayList<>();
        for (int i : IntStream.range(0, 2).toArray()) {
            others.add(fixture.lot(purchase.id(), (i + 1) + ".00", 1, Special.NONE).get(0));
        }
        orders.save(SaveOrder.of(anna, purchase.id(), List.of(SaveOrder.Line.of(honey,
                new LineContent(Quantity.of(2), Quantity.ZERO, Replacement.WISHES, List.of(others.get(1), others.get(0)), "runny")))));
        assertNumber(others.get(1).toString(), "SELECT w.variant_id FROM order_line_wish w JOIN order_line l ON l.id = w.line_id "
                + "WHERE l.purchase_id = ? AND w.position = 1", purchase.id());
        orders.save(changed(anna, honey, 3, 1));
        assertNumber("0", "SELECT COUNT(*) FROM order_line_wish w JOIN order_line l ON l.id = w.line_id WHERE l.purchase_id = ?",
                purchase.id());
    }

    private Refused refusal(long variant, String quantity) {
        return assertThrows(Refused.class, () -> orders.save(SaveOrder.of(anna, purchase.id(),
                List.of(SaveOrder.Line.of(variant, LineContent.of(Quantity.of(quantity)))))));
    }

    private SaveOrder units(long member, long variant, long units) {
        return changed(member, variant, units, 0);
    }

    private SaveOrder changed(long member, long variant, long units, int baseVersion) {
        return SaveOrder.of(member, purchase.id(),
                List.of(new SaveOrder.Line(variant, LineContent.of(Quantity.of(units)), baseVersion, null)));
    }

    private static SaveOrder withKey(SaveOrder order, String key) {
        return new SaveOrder(order.memberId(), order.purchaseId(), key, order.seenChangeNo(), order.lines(), order.anonymous(),
                order.comment(), order.pickupPointId());
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
