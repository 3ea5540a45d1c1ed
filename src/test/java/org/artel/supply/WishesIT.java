package org.artel.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
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
import javax.sql.DataSource;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.FillBoards;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.Replacement;
import org.artel.order.SaveOrder;
import org.artel.order.StopPreviewService;
import org.artel.purchase.PurchaseService;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replacement wishes from the fill board to the invoice: in size rows and in a shortage. */
@ArquillianTest
class WishesIT {

    private static final Texts TEXTS = Texts.of(Locale.ENGLISH, ZoneOffset.UTC, Instant.EPOCH);

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private OrderService orders;
    @Inject
    private FillBoards boards;
    @Inject
    private StopPreviewService stopPreview;
    @Inject
    private PurchaseService purchases;
    @Inject
    private AllocationService allocations;
    @Inject
    private GeneralOrderService generalOrders;
    @Inject
    private InvoiceService invoices;
    @Inject
    private ShortageService settlements;

    private OrderFixture fixture;
    private long organizer;
    private long anna;
    private long boris;
    private Open purchase;

    @BeforeEach
    void anOpenPurchase() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        List<OrderFixture.Person> members = fixture.members(2);
        anna = members.get(0).id();
        boris = members.get(1).id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
    }

    private void order(long member, long variant, long quantity, Long... wishes) {
        orders.save(new SaveOrder(member, purchase.id(), null, null, List.of(new SaveOrder.Line(variant, new LineContent(Quantity.of(quantity), Quantity.ZERO,
                wishes.length == 0 ? Replacement.CANCEL : Replacement.WISHES, List.of(wishes), ""), 0, null)), null, null, null));
    }

    private void send() {
        purchases.stop(purchase.id(), organizer, null);
        generalOrders.send(purchase.id(), organizer, SendChoices.NONE, null, TEXTS);
    }

    private void invoice(InvoiceCommand.Line... lines) {
        invoices.write(purchase.id(), organizer, new InvoiceCommand("R-1", LocalDate.of(2026, 5, 29), null, List.of(lines)));
    }

    private static InvoiceCommand.Line line(long variant, long quantity, String total) {
        return new InvoiceCommand.Line(variant, Quantity.of(quantity), Money.of(total));
    }

    private String given(AllocationStep step, Map<Long, String> names) {
        Map<Long, Long> who = allocations.participants(purchase.id()).stream().collect(Collectors.toMap(p -> p.id(), p -> p.memberId()));
        return allocations.latest(purchase.id(), step).stream().map(row -> (who.get(row.participationId()) == anna ? "Anna " : "Boris ")
                + names.get(row.variantId()) + ' ' + row.quantity() + ' ' + row.sum()).sorted().collect(Collectors.joining(", "));
    }

    /** Row of S and L. Anna: 2 S, else L. Boris: 1 S. One row is complete, by Anna's wish, and Boris's S hangs. */
    @Test
    void aWishCompletesASizeRow() throws SQLException {
        List<Long> row = fixture.lot(purchase.id(), "2.00", 2, new Special(null, null, null, BigDecimal.ONE, null, 1));
        Map<Long, String> names = Map.of(row.get(0), "S", row.get(1), "L");
        order(anna, row.get(0), 2, row.get(1));
        assertEquals(1, boards.board(purchase.id(), null).rows().get(0).fill().rows());
        assertEquals(0, stopPreview.preview(purchase.id(), organizer).openRows());
        order(boris, row.get(0), 1);
        assertEquals(1, stopPreview.preview(purchase.id(), organizer).openRows());
        order(boris, row.get(1), 1);
        assertEquals(2, boards.board(purchase.id(), null).rows().get(0).fill().rows());
        purchases.stop(purchase.id(), organizer, null);
        GeneralOrderService.Draft draft = generalOrders.draft(purchase.id(), organizer, SendChoices.NONE);
        assertEquals(1, draft.replaced().size());
        assertEquals(1, draft.touched());
        generalOrders.send(purchase.id(), organizer, SendChoices.NONE, null, TEXTS);
        assertEquals("Anna L 1 2.00, Anna S 1 2.00, Boris L 1 2.00, Boris S 1 2.00", given(AllocationStep.ORDERED, names));
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND member_id = ? AND kind = 'LINES_ORDERED' "
                + "AND arguments LIKE '%: 2 → 1%' AND arguments LIKE '%: 0 → 1%'", purchase.id(), anna).intValue());

        // an L is short and an S is spare: Anna, who would rather have S, gets it
        invoice(line(row.get(0), 3, "6.60"), line(row.get(1), 1, "2.20"));
        assertEquals(1, settlements.preview(purchase.id(), organizer, Map.of()).changes().owners().stream().filter(o -> o.participation().memberId() == anna).count());
        settlements.settle(purchase.id(), organizer, SettleCommand.BY_RULE);
        assertEquals("Anna S 2 4.40, Boris L 1 2.20, Boris S 1 2.20", given(AllocationStep.INVOICED, names));
    }

    /** Honey and linden do not come, of clover and acacia one each. Anna would take either, Boris clover only. */
    @Test
    void inAShortageWhoHasAnotherWishGivesWay() throws SQLException {
        long honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        long linden = fixture.lot(purchase.id(), "11.00", 1, Special.NONE).get(0);
        long clover = fixture.lot(purchase.id(), "12.00", 1, Special.NONE).get(0);
        long acacia = fixture.lot(purchase.id(), "13.00", 1, Special.NONE).get(0);
        order(anna, honey, 1, clover, acacia);
        order(boris, linden, 1, clover);
        send();
        invoice(line(clover, 1, "12.00"), line(acacia, 1, "13.00"));
        assertEquals("Lot instead of Lot", settlements.preview(purchase.id(), organizer, Map.of()).variants().stream().filter(v -> v.variant().id() == clover)
                .map(v -> v.name().substring(0, 3) + " instead of " + v.shares().get(0).insteadOf().substring(0, 3)).collect(Collectors.joining()));
        settlements.settle(purchase.id(), organizer, SettleCommand.BY_RULE);
        assertEquals("Anna acacia 1 13.00, Boris clover 1 12.00", given(AllocationStep.INVOICED, Map.of(clover, "clover", acacia, "acacia")));
    }
}
