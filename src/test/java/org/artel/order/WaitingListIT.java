package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.order.job.WaitingListJob;
import org.artel.pricelist.LotContent;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.PurchaseService;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Person;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five jars, all of them ordered by Anna; others wait. */
@ArquillianTest
class WaitingListIT {

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private OrderService orders;
    @Inject
    private OrderBook book;
    @Inject
    private WaitingListService waitingList;
    @Inject
    private WaitingListJob job;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PurchaseService purchases;

    private OrderFixture fixture;
    private long organizer;
    private long anna;
    private long boris;
    private long vera;
    private Open purchase;
    private long honey;

    @BeforeEach
    void everythingIsOrdered() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        List<Person> members = fixture.members(3);
        anna = members.get(0).id();
        boris = members.get(1).id();
        vera = members.get(2).id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
        honey = fixture.lot(purchase.id(), "12.50", 1, Special.stock(5)).get(0);
        order(anna, 5, 0);
    }

    @Test
    void whatBecomesFreeGoesToTheQueueInTheOrderOfJoining() throws SQLException {
        join(boris, 2, true);
        join(vera, 2, true);
        assertEquals(2, waitingList.mine(vera, purchase.id()).get(0).position());
        order(anna, 2, 1);
        moveUp();
        assertEquals(Quantity.of(2), has(boris));
        assertEquals(Quantity.of(1), has(vera));
        assertEquals(1, waitingList.mine(vera, purchase.id()).get(0).position());
        assertEquals(Quantity.of(1), waitingList.mine(vera, purchase.id()).get(0).place().quantity());
        orders.takeBack(anna, purchase.id(), null, null);
        moveUp();
        assertEquals(Quantity.of(2), has(vera));
        assertTrue(waitingList.mine(vera, purchase.id()).isEmpty());
        assertNumber("4", "SELECT ordered FROM variant_gate WHERE variant_id = ?", honey);
        assertNumber("0", "SELECT waiting FROM variant_gate WHERE variant_id = ?", honey);
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'WAITING_LIST_MOVED'", boris);
        assertNumber("0", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'ORDER_ACCEPTED'", boris);
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'WAITING_LIST_MOVED_PARTLY'", vera);
        assertNumber("1", "SELECT COUNT(*) FROM order_increment WHERE purchase_id = ? AND member_id = ? AND why = 'WAITING_LIST'", purchase.id(), boris);
    }

    @Test
    void whoeverWantsAllOrNothingIsPassedOverAndTheRestIsReleased() throws SQLException {
        join(boris, 4, false);
        join(vera, 2, false);
        order(anna, 2, 1);
        moveUp();
        assertEquals(Quantity.ZERO, has(boris));
        assertEquals(Quantity.of(2), has(vera));
        order(anna, 3, 2);
        assertEquals(Quantity.of(3), has(anna));
    }

    @Test
    void whatIsFreeIsHeldForTheQueueUntilItWasAsked() throws SQLException {
        join(boris, 2, true);
        fixture.change("UPDATE member SET banned_until = '2099-01-01' WHERE id = ?", boris);
        order(anna, 3, 1);
        if (fixture.number("SELECT held FROM variant_gate WHERE variant_id = ?", honey).signum() > 0) {
            assertEquals("order.held", assertThrows(Refused.class, () -> order(vera, 1, 0)).key());
        }
        moveUp();
        order(vera, 1, 0);
        assertEquals(Quantity.ZERO, has(boris));
    }

    @Test
    void aRaisedStockServesTheQueueAtThePriceOfThatMoment() throws SQLException {
        join(boris, 3, true);
        long lot = fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", honey).longValue();
        pricelist.change(organizer, lot, new LotContent("A", "Honey", "", null, null, null, "", "", "jar", Quantity.of(1), null, null, null, false, null,
                UnitPrice.of("15.00"), false, null, null, List.of(new LotContent.Variant(honey, "", "", "", "", 1, null, Quantity.of(7), null))),
                null, false);
        moveUp();
        assertEquals(Quantity.of(2), has(boris));
        assertNumber("30.00", "SELECT goods FROM participation WHERE purchase_id = ? AND member_id = ?", purchase.id(), boris);
    }

    @Test
    void theMaximumAPersonHoldsInTheQueueToo() throws SQLException {
        long tea = fixture.lot(purchase.id(), "4.00", 1, Special.stock(5).personMaximum(3)).get(0);
        orders.save(SaveOrder.of(anna, purchase.id(), List.of(SaveOrder.Line.of(tea, LineContent.of(Quantity.of(3))))));
        orders.save(SaveOrder.of(vera, purchase.id(), List.of(SaveOrder.Line.of(tea, LineContent.of(Quantity.of(2))))));
        assertEquals("order.personMaximum", assertThrows(Refused.class,
                () -> waitingList.join(anna, tea, new WaitingPlace.Wanted(Quantity.of(1), true, false))).key());
    }

    @Test
    void nobodyWaitsTwiceOrForWhatCanBeOrdered() throws SQLException {
        join(boris, 1, true);
        assertEquals("waiting.twice", assertThrows(Refused.class, () -> join(boris, 2, true)).key());
        long tea = fixture.lot(purchase.id(), "4.00", 1, Special.stock(5)).get(0);
        assertEquals("waiting.available", assertThrows(Refused.class,
                () -> waitingList.join(anna, tea, new WaitingPlace.Wanted(Quantity.of(5), true, false))).key());
        waitingList.leave(boris, honey);
        join(boris, 2, true);
        assertEquals(Refused.Kind.NOT_FOUND, assertThrows(Refused.class, () -> waitingList.leave(vera, honey)).kind());
    }

    @Test
    void theStopEndsTheQueueAndTellsWhoWaited() throws SQLException {
        join(boris, 2, true);
        purchases.stop(purchase.id(), organizer, null);
        job.end(Instant.now(), List.of(purchase.id()));
        assertTrue(waitingList.mine(boris, purchase.id()).isEmpty());
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'WAITING_LIST_ENDED'", boris);
        assertNumber("0", "SELECT waiting + held FROM variant_gate WHERE variant_id = ?", honey);
        assertEquals("order.tooLate", assertThrows(Refused.class, () -> join(vera, 1, true)).key());
    }

    @Test
    void whoeverWaitsAnonymouslyGetsAnAnonymousOrder() throws SQLException {
        waitingList.join(boris, honey, new WaitingPlace.Wanted(Quantity.of(1), true, true));
        order(anna, 4, 1);
        moveUp();
        assertNumber("1", "SELECT anonymous FROM participation WHERE purchase_id = ? AND member_id = ?", purchase.id(), boris);
    }

    /** The server's own job may be at it too. */
    private void moveUp() throws SQLException {
        do {
            job.moveUp(List.of(honey));
        } while (fixture.number("SELECT held FROM variant_gate WHERE variant_id = ?", honey).signum() > 0);
    }

    private void join(long member, long units, boolean partly) {
        waitingList.join(member, honey, new WaitingPlace.Wanted(Quantity.of(units), partly, false));
    }

    private void order(long member, long units, int baseVersion) {
        orders.save(SaveOrder.of(member, purchase.id(),
                List.of(new SaveOrder.Line(honey, LineContent.of(Quantity.of(units)), baseVersion, null))));
    }

    private Quantity has(long member) {
        return book.own(purchase.id(), member).map(own -> own.lines().stream().filter(line -> line.variant().id() == honey)
                .map(line -> line.line().quantity()).reduce(Quantity.ZERO, Quantity::plus)).orElse(Quantity.ZERO);
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
