package org.artel.supply;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.TopUpService;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Variants that were ordered, and then taken off the list before the Stop. */
@ArquillianTest
class WithdrawnVariantIT {

    private static final Texts TEXTS = Texts.of(Locale.ENGLISH, ZoneOffset.UTC, Instant.EPOCH);

    @Inject
    private Scene scene;
    @Inject
    private GeneralOrderService generalOrders;
    @Inject
    private InvoiceService invoices;
    @Inject
    private ShortageService settlements;
    @Inject
    private TopUpOpening opening;
    @Inject
    private TopUpService topUp;
    @Inject
    private AllocationService allocations;

    @BeforeEach
    void aPurchase() throws SQLException {
        scene.open();
    }

    private List<Long> sizes(int count, Special special) throws SQLException {
        return scene.fixture.lot(scene.purchase.id(), "10.00", count, special);
    }

    private void takeOff(long variant) throws SQLException {
        scene.fixture.change("UPDATE lot_variant SET withdrawn_at = UTC_TIMESTAMP(6) WHERE id = ?", variant);
    }

    private void send(SendChoices choices) {
        generalOrders.send(scene.purchase.id(), scene.organizer, choices, null, TEXTS);
    }

    private String positions() {
        return generalOrders.version(scene.purchase.id(), scene.organizer, 1).positions().stream()
                .map(position -> position.variant().size() + ' ' + position.quantity()).collect(Collectors.joining(", "));
    }

    @Test
    void theyAreOrderedInvoicedAndShared() throws SQLException {
        List<Long> shirts = sizes(2, Special.NONE);
        scene.order(scene.anna, shirts.get(0), 2);
        scene.order(scene.boris, shirts.get(0), 1);
        takeOff(shirts.get(0));
        scene.stop();
        assertEquals("30.00", generalOrders.draft(scene.purchase.id(), scene.organizer, SendChoices.NONE).bought().toString());
        send(SendChoices.NONE);
        assertEquals("S0 3", positions());
        invoices.write(scene.purchase.id(), scene.organizer, new InvoiceCommand("R-1", LocalDate.of(2026, 5, 29), null,
                List.of(new InvoiceCommand.Line(shirts.get(0), Quantity.of(2), Money.of("20.00")))));
        assertEquals(1, settlements.preview(scene.purchase.id(), scene.organizer, Map.of()).variants().size());
        settlements.settle(scene.purchase.id(), scene.organizer, SettleCommand.BY_RULE);
        assertEquals("2", allocations.latest(scene.purchase.id(), AllocationStep.INVOICED).stream().map(row -> row.quantity().toString())
                .collect(Collectors.joining(", ")), "Anna came first");
    }

    @Test
    void aSizeThatIsGoneHoldsUpNoRow() throws SQLException {
        List<Long> socks = sizes(3, new Special(null, null, null, BigDecimal.ONE, null, 1));
        scene.order(scene.anna, socks.get(0), 2);
        scene.order(scene.anna, socks.get(1), 1);
        scene.order(scene.anna, socks.get(2), 1);
        takeOff(socks.get(0));
        scene.stop();
        GeneralOrderService.Draft draft = generalOrders.draft(scene.purchase.id(), scene.organizer, SendChoices.NONE);
        assertEquals(List.of(), draft.content().open());
        assertEquals(1, draft.touched(), "the pairs of the size that is gone hang");
        send(SendChoices.NONE);
        assertEquals("S1 1, S2 1", positions());
        assertEquals(List.of(), opening.lacks(scene.purchase.id(), scene.organizer));
    }

    @Test
    void theirBoxesAreNotToppedUp() throws SQLException {
        long honey = sizes(2, new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0)).get(0);
        long tea = scene.lot("3.00");
        scene.order(scene.anna, honey, 7);
        scene.order(scene.boris, tea, 1);
        takeOff(honey);
        scene.fixture.change("UPDATE lot SET withdrawn_at = UTC_TIMESTAMP(6) WHERE id = (SELECT lot_id FROM lot_variant WHERE id = ?)", tea);
        scene.stop();
        scene.fixture.change("UPDATE purchase SET minimum_sum = 500 WHERE id = ?", scene.purchase.id());
        generalOrders.send(scene.purchase.id(), scene.organizer, new SendChoices(Map.of(honey, SendChoices.Choice.TOP_UP), Map.of(), Map.of()),
                "The supplier agreed", TEXTS);
        assertEquals(List.of(), opening.lacks(scene.purchase.id(), scene.organizer));
        opening.open(scene.purchase.id(), scene.organizer, null);
        assertEquals("order.withdrawn", refusal(() -> topUp.add(scene.anna, scene.purchase.id(), tea, Quantity.of(1))), "below the minimum");
        scene.fixture.change("INSERT INTO top_up_gate (purchase_id, variant_id, missing) VALUES (?, ?, 3)", scene.purchase.id(), honey);
        assertEquals("order.withdrawn", refusal(() -> topUp.add(scene.anna, scene.purchase.id(), honey, Quantity.of(1))));
    }
}
