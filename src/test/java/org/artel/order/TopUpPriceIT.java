package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.Quantity;
import org.artel.purchase.Stage;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Honey in boxes of 5: Anna ordered 2 at 12.50, then the list was raised to 14.00 without touching orders. */
@ArquillianTest
class TopUpPriceIT {

    @Inject
    private Scene scene;
    @Inject
    private AllocationService allocations;
    @Inject
    private TopUpService topUp;

    private long honey;

    @BeforeEach
    void aPurchaseInTopUp() throws SQLException {
        scene.open();
        honey = scene.lot("12.50", new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0));
        scene.order(scene.anna, honey, 2);
        scene.fixture.change("UPDATE lot SET listed_price = 14, price = 14, revision = 2 WHERE purchase_id = ?", scene.purchase.id());
        scene.stop();
        scene.to(Stage.SENT, Stage.TOP_UP);
        topUp.begin(scene.purchase.id(), Map.of(honey, Quantity.of(3)));
    }

    @Test
    void aLineKeepsItsFrozenPriceForAllItsUnitsAndANewOneHasTheLists() throws SQLException {
        topUp.add(scene.anna, scene.purchase.id(), honey, Quantity.of(2));
        topUp.add(scene.boris, scene.purchase.id(), honey, Quantity.of(1));
        assertEquals(64, scene.number("SELECT goods FROM purchase_gate WHERE purchase_id = ?", scene.purchase.id()));
        scene.to(Stage.SENT);
        assertEquals("4 12.50, 1 14.00", allocations.frozen(scene.purchase.id()).stream().map(line -> line.quantity() + " " + line.price())
                .collect(Collectors.joining(", ")));
        assertEquals("1, 2", scene.number("SELECT MIN(lot_revision) FROM order_line WHERE purchase_id = ?", scene.purchase.id()) + ", "
                + scene.number("SELECT MAX(lot_revision) FROM order_line WHERE purchase_id = ?", scene.purchase.id()));
    }

    @Test
    void thePriceIsShownBefore() throws SQLException {
        assertEquals("12.50", shown(scene.anna));
        assertEquals("14.00", shown(scene.boris));
        assertEquals("14.00", shown(null));
        scene.fixture.change("UPDATE purchase SET prices_visible = 'PARTICIPANTS' WHERE id = ?", scene.purchase.id());
        assertEquals("12.50", shown(scene.anna));
        assertEquals("null", shown(scene.boris), "prices are for participants");
    }

    private String shown(Long viewer) {
        TopUpService.Board board = topUp.board(scene.purchase.id(), viewer);
        return String.valueOf(board.priceOf(board.missing().get(0).lot(), board.missing().get(0).variant()));
    }
}
