package org.artel.order;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;
import org.artel.purchase.FrozenVersion;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Honey in boxes of 5, of which Anna ordered 2; tea is sold singly. */
@ArquillianTest
class TopUpIT {

    @Inject
    private Scene scene;
    @Inject
    private OrderService orders;
    @Inject
    private PurchaseService purchases;
    @Inject
    private AllocationService allocations;
    @Inject
    private TopUpService topUp;
    @Inject
    private RefusalService refusals;

    private long organizer;
    private long anna;
    private long annas;
    private long boris;
    private Open purchase;
    private long honey;
    private long tea;

    @BeforeEach
    void aPurchaseInTopUp() throws SQLException {
        scene.open();
        organizer = scene.organizer;
        anna = scene.anna;
        boris = scene.boris;
        purchase = scene.purchase;
        honey = scene.lot("12.50", new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0));
        tea = scene.lot("3.00");
        annas = scene.order(anna, honey, 2);
        scene.stop();
        scene.to(Stage.SENT, Stage.TOP_UP);
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
        assertEquals(5, scene.fixture.number("SELECT quantity FROM purchase_gate WHERE purchase_id = ?", purchase.id()).intValue());
        assertEquals(2, scene.fixture.number("SELECT participants FROM purchase_gate WHERE purchase_id = ?", purchase.id()).intValue());
    }

    @Test
    void nobodyReduces() {
        assertEquals("order.tooLate", refusal(() -> scene.order(anna, honey, 1)));
        assertEquals("order.tooLate", refusal(() -> orders.takeBack(anna, purchase.id(), null, null)));
    }

    @Test
    void whoIsInTheFrozenOrderCanNoLongerBeRefused() {
        assertEquals("order.tooLate", refusal(() -> refusals.refuse(organizer, annas, "Spam")));
        assertEquals("2", allocations.frozen(purchase.id()).get(0).quantity().toString());
    }

    @Test
    void belowTheMinimumWhatIsSoldSinglyMayBeAdded() throws SQLException {
        scene.fixture.change("UPDATE purchase SET minimum_sum = 30 WHERE id = ?", purchase.id());
        topUp.add(boris, purchase.id(), tea, Quantity.of(2));
        assertEquals("topUp.notMissing", refusal(() -> topUp.add(boris, purchase.id(), tea, Quantity.of(1))), "31.00 reach the minimum");
    }

    @Test
    void theEndOfTheTopUpFreezesAgain() {
        topUp.add(anna, purchase.id(), honey, Quantity.of(3));
        scene.to(Stage.SENT);
        List<FrozenVersion> versions = purchases.frozen(List.of(purchase.id()));
        assertEquals(List.of("25.00", "62.50"), versions.stream().map(version -> version.frozen().goods().toString()).toList());
        assertNotEquals(versions.get(0).frozen().digest(), versions.get(1).frozen().digest());
        assertEquals("5", allocations.frozen(purchase.id()).get(0).quantity().toString());
        assertEquals("order.tooLate", refusal(() -> topUp.add(boris, purchase.id(), honey, Quantity.of(1))));
    }
}
