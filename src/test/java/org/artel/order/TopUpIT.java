package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.purchase.FrozenVersion;
import org.artel.purchase.ProgressService;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Honey in boxes of 5, of which Anna ordered 2; tea is sold singly. */
@ArquillianTest
class TopUpIT {

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private OrderService orders;
    @Inject
    private PurchaseService purchases;
    @Inject
    private ProgressService progress;
    @Inject
    private AllocationService allocations;
    @Inject
    private TopUpService topUp;

    private OrderFixture fixture;
    private long organizer;
    private long anna;
    private long boris;
    private Open purchase;
    private long honey;
    private long tea;

    @BeforeEach
    void aPurchaseInTopUp() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        List<OrderFixture.Person> members = fixture.members(2);
        anna = members.get(0).id();
        boris = members.get(1).id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
        honey = fixture.lot(purchase.id(), "12.50", 1, new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0)).get(0);
        tea = fixture.lot(purchase.id(), "3.00", 1, Special.NONE).get(0);
        order(2);
        purchases.stop(purchase.id(), organizer, null);
        progress.advance(purchase.id(), organizer, Stage.SENT, null);
        progress.advance(purchase.id(), organizer, Stage.TOP_UP, null);
        topUp.begin(purchase.id(), Map.of(honey, Quantity.of(3)));
    }

    @Test
    void onlyWhatIsMissingIsAdded() throws SQLException {
        assertEquals("topUp.missing", refusal(() -> topUp.add(boris, purchase.id(), honey, Quantity.of(4))));
        assertEquals("topUp.notMissing", refusal(() -> topUp.add(boris, purchase.id(), tea, Quantity.of(1))));
        assertEquals("topUp.units", refusal(() -> topUp.add(boris, purchase.id(), honey, Quantity.of(-1))));
        topUp.add(anna, purchase.id(), honey, Quantity.of(2));
        topUp.add(boris, purchase.id(), honey, Quantity.of(1));
        assertEquals(List.of(), topUp.board(purchase.id(), null).missing());
        assertEquals("topUp.notMissing", refusal(() -> topUp.add(boris, purchase.id(), honey, Quantity.of(1))));
        assertEquals(5, fixture.number("SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id()).intValue());
        assertEquals(2, fixture.number("SELECT participants FROM purchase_gate WHERE purchase_id = ?", purchase.id()).intValue());
    }

    @Test
    void nobodyReduces() {
        assertEquals("order.tooLate", refusal(() -> order(1)));
        assertEquals("order.tooLate", refusal(() -> orders.takeBack(anna, purchase.id(), null, null)));
    }

    @Test
    void belowTheMinimumWhatIsSoldSinglyMayBeAdded() throws SQLException {
        fixture.change("UPDATE purchase SET minimum_sum = 30 WHERE id = ?", purchase.id());
        topUp.add(boris, purchase.id(), tea, Quantity.of(2));
        assertEquals("topUp.notMissing", refusal(() -> topUp.add(boris, purchase.id(), tea, Quantity.of(1))), "31.00 reach the minimum");
    }

    @Test
    void theEndOfTheTopUpFreezesAgain() {
        topUp.add(anna, purchase.id(), honey, Quantity.of(3));
        progress.advance(purchase.id(), organizer, Stage.SENT, null);
        List<FrozenVersion> versions = purchases.frozen(List.of(purchase.id()));
        assertEquals(List.of("25.00", "62.50"), versions.stream().map(version -> version.frozen().goods().toString()).toList());
        assertNotEquals(versions.get(0).frozen().digest(), versions.get(1).frozen().digest());
        assertEquals("5", allocations.frozen(purchase.id()).get(0).quantity().toString());
        assertEquals("order.tooLate", refusal(() -> topUp.add(boris, purchase.id(), honey, Quantity.of(1))));
    }

    private void order(long units) {
        orders.save(new SaveOrder(anna, purchase.id(), null, null, List.of(new SaveOrder.Line(honey, LineContent.of(Quantity.of(units)), null, null)),
                null, null, null));
    }

    private static String refusal(Runnable act) {
        return assertThrows(Refused.class, act::run).key();
    }
}
