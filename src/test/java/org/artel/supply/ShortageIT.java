package org.artel.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.Replacement;
import org.artel.order.SaveOrder;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.ProgressService;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.ShortageRule;
import org.artel.purchase.Stage;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the general order to the bills' quantities: shortages, wishes, by hand, prices that rose, corrected invoices. */
@ArquillianTest
class ShortageIT {

    private static final Texts TEXTS = Texts.of(Locale.ENGLISH, ZoneOffset.UTC, Instant.EPOCH);

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
    private GeneralOrderService generalOrders;
    @Inject
    private InvoiceService invoices;
    @Inject
    private ShortageService settlements;
    @Inject
    private PurchaseGate gate;
    @Inject
    private OneTransaction transaction;

    private OrderFixture fixture;
    private long organizer;
    private long anna;
    private long boris;
    private Open purchase;
    private long honey;
    private long linden;
    private long tea;

    /** Anna: 2 honey, then one more. Boris: 2 honey, else linden; 1 linden. Nobody ordered tea. */
    @BeforeEach
    void aPurchaseThatIsSent() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        List<OrderFixture.Person> members = fixture.members(2);
        anna = members.get(0).id();
        boris = members.get(1).id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
        honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        linden = fixture.lot(purchase.id(), "12.00", 1, Special.NONE).get(0);
        tea = fixture.lot(purchase.id(), "3.00", 1, Special.NONE).get(0);
        order(anna, honey, 0, 2, Replacement.CANCEL, List.of());
        order(boris, honey, 0, 2, Replacement.WISHES, List.of(linden));
        order(boris, linden, 0, 1, Replacement.CANCEL, List.of());
        order(anna, honey, 1, 3, Replacement.CANCEL, List.of());
        purchases.stop(purchase.id(), organizer, null);
        generalOrders.send(purchase.id(), organizer, SendChoices.NONE, null, TEXTS);
    }

    private void order(long member, long variant, int version, long quantity, Replacement replacement, List<Long> wishes) {
        orders.save(new SaveOrder(member, purchase.id(), null, null, List.of(new SaveOrder.Line(variant,
                new LineContent(Quantity.of(quantity), Quantity.ZERO, replacement, wishes, ""), version, null)), null, null, null));
    }

    private void rule(ShortageRule rule, String limit) throws SQLException {
        fixture.change("UPDATE purchase SET shortage_rule = ?, price_rise_limit = ? WHERE id = ?", rule.name(), limit, purchase.id());
    }

    private long invoice(String number, Long replaces, InvoiceCommand.Line... lines) {
        return invoices.write(purchase.id(), organizer, new InvoiceCommand(number, LocalDate.of(2026, 5, 29), replaces, List.of(lines)));
    }

    private static InvoiceCommand.Line line(long variant, long quantity, String total) {
        return new InvoiceCommand.Line(variant, Quantity.of(quantity), Money.of(total));
    }

    private String invoiced() {
        return shown(allocations.latest(purchase.id(), AllocationStep.INVOICED));
    }

    private String shown(List<Allocated> rows) {
        Map<Long, String> names = Map.of(honey, "honey", linden, "linden", tea, "tea");
        Map<Long, String> who = allocations.participants(purchase.id()).stream().collect(Collectors.toMap(p -> p.id(), p -> p.memberId() == anna ? "Anna" : "Boris"));
        return rows.stream().map(row -> who.get(row.participationId()) + ' ' + names.get(row.variantId()) + ' ' + row.quantity() + ' ' + row.sum()).sorted()
                .collect(Collectors.joining(", "));
    }

    private int notices(long member, String kind, String like) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND member_id = ? AND kind = ? AND arguments LIKE ?", purchase.id(), member, kind, like).intValue();
    }

    @Test
    void aShortageIsReplacedByWishesFirstAndArticlesNobodyOrderedAreLeftOver() throws SQLException {
        invoice("R-1", null, line(honey, 4, "40.00"), line(linden, 2, "24.00"), line(tea, 5, "15.00"));
        ShortageService.Preview preview = settlements.preview(purchase.id(), organizer, Map.of());
        assertEquals("Lot honey 4, Lot linden 2, Lot tea 5", preview.variants().stream().map(v -> "Lot " + (v.variant().id() == honey ? "honey "
                : v.variant().id() == linden ? "linden " : "tea ") + v.invoiced()).collect(Collectors.joining(", ")));
        assertEquals(1, preview.changes().owners().size(), "Boris alone");
        assertEquals(Stage.SENT, purchases.byId(purchase.id()).stage(), "a preview settles nothing");
        assertEquals(1, settlements.settle(purchase.id(), organizer, SettleCommand.BY_RULE));
        assertEquals("Anna honey 3 30.00, Boris honey 1 10.00, Boris linden 1 12.00, Boris linden 1 12.00", invoiced());
        assertEquals("5", settlements.preview(purchase.id(), organizer, Map.of()).variants().get(2).leftover().toString(), "the tea");
        assertEquals(1, notices(boris, "LINES_INVOICED", "%: 2 → 1;%: 0 → 1%m:32.00%m:34.00%"));
        assertEquals(0, notices(anna, "LINES_INVOICED", "%"));
        assertEquals(Stage.INVOICED, purchases.byId(purchase.id()).stage());
        ShortageService.Mine mine = settlements.mine(purchase.id(), boris);
        assertEquals("2 2 1, 1 1 1, 0 0 1", mine.lines().stream().map(l -> l.frozen() + " " + l.ordered() + " " + l.invoiced()).collect(Collectors.joining(", ")));
    }

    @Test
    void whatNoWishCoversGoesByTheAnnouncedRule() throws SQLException {
        invoice("R-1", null, line(honey, 3, "30.00"), line(linden, 1, "12.00"));
        assertEquals("Anna 2, Boris 1", shares(ShortageRule.FIRST_COME));
        assertEquals("Anna 2, Boris 1", shares(ShortageRule.ONE_EACH));
        assertEquals("Anna 2, Boris 1", shares(ShortageRule.PRO_RATA));
        assertEquals("Anna 2, Boris 1", shares(ShortageRule.PAID_FIRST), "without a deposit nobody has paid: first come");
        settlements.settle(purchase.id(), organizer, SettleCommand.BY_RULE);
        assertEquals("Anna honey 2 20.00, Boris honey 1 10.00, Boris linden 1 12.00", invoiced());
    }

    private String shares(ShortageRule rule) throws SQLException {
        rule(rule, null);
        return settlements.preview(purchase.id(), organizer, Map.of()).variants().get(0).shares().stream()
                .map(s -> (s.participation().memberId() == anna ? "Anna " : "Boris ") + s.got()).collect(Collectors.joining(", "));
    }

    @Test
    void byHandEveryShortVariantNeedsADecisionAndAReason() throws SQLException {
        rule(ShortageRule.BY_HAND, null);
        invoice("R-1", null, line(honey, 3, "30.00"), line(linden, 1, "12.00"));
        assertEquals("shortage.byHand", assertThrows(InvalidFields.class, () -> settlements.settle(purchase.id(), organizer, SettleCommand.BY_RULE))
                .errors().get("byHand[" + honey + "]").key());
        List<ShortageService.Share> shares = settlements.preview(purchase.id(), organizer, Map.of()).variants().get(0).shares();
        Map<Long, Map<Long, Quantity>> hand = Map.of(honey, Map.of(shares.get(0).lineId(), Quantity.of(1), shares.get(1).lineId(), Quantity.of(2)));
        assertEquals("shortage.reason", assertThrows(InvalidFields.class, () -> settlements.settle(purchase.id(), organizer, new SettleCommand(hand, " ", null)))
                .errors().get("reason").key());
        settlements.settle(purchase.id(), organizer, new SettleCommand(hand, "Boris has a birthday", null));
        assertEquals("Anna honey 1 10.00, Boris honey 2 20.00, Boris linden 1 12.00", invoiced());
        assertEquals("Boris has a birthday", settlements.list(purchase.id(), organizer).get(0).reason());
    }

    @Test
    void underAnotherRuleNothingIsDecidedByHand() {
        invoice("R-1", null, line(honey, 3, "30.00"), line(linden, 1, "12.00"));
        assertEquals("shortage.notByHand", assertThrows(InvalidFields.class, () -> settlements.settle(purchase.id(), organizer,
                new SettleCommand(Map.of(linden, Map.of(allocations.frozen(purchase.id()).get(2).lineId(), Quantity.of(1))), "so", null))).errors().get("byHand").key());
    }

    @Test
    void aPriceAboveTheLimitOpensAWindowToWithdraw() throws SQLException {
        rule(ShortageRule.FIRST_COME, "10");
        invoice("R-1", null, line(honey, 4, "46.00"), line(linden, 1, "13.20"));
        assertEquals("shortage.withdrawUntil", assertThrows(InvalidFields.class, () -> settlements.settle(purchase.id(), organizer,
                new SettleCommand(Map.of(), null, Instant.now().plus(1, ChronoUnit.HOURS)))).errors().get("withdrawUntil").key());
        settlements.settle(purchase.id(), organizer, SettleCommand.BY_RULE);
        assertEquals("Anna honey 2 23.00, Boris honey 2 23.00, Boris linden 1 13.20", invoiced());
        assertEquals(1, notices(anna, "PRICE_ROSE", "%: 10.00 → 11.50%"));
        assertEquals("shortage.withdrawing", assertThrows(Refused.class, () -> progress.advance(purchase.id(), organizer, Stage.PAYMENT, null)).key());

        ShortageService.Mine mine = settlements.mine(purchase.id(), boris);
        assertEquals("true false", mine.lines().stream().map(l -> String.valueOf(l.mayWithdraw())).collect(Collectors.joining(" ")), "ten percent is not above ten percent");
        long notOwn = mine.lines().get(0).lineId();
        assertEquals(Refused.Kind.NOT_FOUND, assertThrows(Refused.class, () -> settlements.withdraw(purchase.id(), anna, notOwn)).kind());
        assertEquals("shortage.noWithdrawal", assertThrows(Refused.class, () -> settlements.withdraw(purchase.id(), boris, mine.lines().get(1).lineId())).key());
        settlements.withdraw(purchase.id(), boris, mine.lines().get(0).lineId());
        assertEquals("Anna honey 3 34.50, Boris linden 1 13.20", invoiced(), "one unit goes to Anna, who got too few; one is left over");
        assertEquals(1, notices(organizer, "LINE_TOO_DEAR", "%"));
        assertEquals(1, notices(anna, "LINES_INVOICED", "%: 2 → 3%"));

        fixture.change("UPDATE invoice_settlement SET withdraw_until = ? WHERE purchase_id = ? AND withdraw_until IS NOT NULL", Timestamp.from(Instant.now()), purchase.id());
        assertNull(settlements.mine(purchase.id(), anna).withdrawUntil());
        assertEquals("shortage.noWithdrawal", assertThrows(Refused.class,
                () -> settlements.withdraw(purchase.id(), anna, settlements.mine(purchase.id(), anna).lines().get(0).lineId())).key());
        progress.advance(purchase.id(), organizer, Stage.PAYMENT, null);
    }

    private String bill(long member) throws SQLException {
        return new Money(fixture.number("SELECT b.total FROM bill b JOIN participation p ON p.id = b.participation_id WHERE p.purchase_id = ? AND p.member_id = ? "
                + "ORDER BY b.version DESC LIMIT 1", purchase.id(), member)).toString();
    }

    /** Anna's only line is withdrawn: Boris bears the carrier alone. He is told his sum before and after; the goods cost him the same. */
    @Test
    void whoWithdrawsLeavesEqualChargesToTheOthersAndTheyAreTold() throws SQLException {
        rule(ShortageRule.FIRST_COME, "10");
        invoice("R-1", null, line(honey, 5, "57.50"), line(linden, 1, "12.00"));
        invoices.charge(purchase.id(), organizer, new ChargeCommand(InvoicedCharge.Kind.DELIVERY, "Carrier", DeliveryBasis.EQUALLY, null, Money.of("6.00")));
        settlements.settle(purchase.id(), organizer, SettleCommand.BY_RULE);
        assertEquals("40.95 41.50", bill(anna) + " " + bill(boris));
        settlements.withdraw(purchase.id(), anna, settlements.mine(purchase.id(), anna).lines().get(0).lineId());
        assertEquals("0.00 44.50", bill(anna) + " " + bill(boris));
        assertEquals(1, notices(boris, "BILL_CHANGED", "%m:41.50%m:44.50%"));
        assertEquals(1, notices(anna, "BILL_CHANGED", "%m:40.95%m:0.00%"));
        assertEquals(1, notices(boris, "LINES_INVOICED", "%"), "of the dearer invoice; his lines are as they were");
    }

    /** The organizer's page was open when a moderator changed the terms: what holds is read behind the gate. */
    @Test
    void whatWasReadBeforeTheGateIsReadAgainBehindIt() throws Exception {
        transaction.of(() -> {
            assertNull(purchases.byId(purchase.id()).terms().priceRiseLimit());
            rule(ShortageRule.FIRST_COME, "10");
            gate.hold(purchase.id(), Set.of(Stage.SENT));
            assertEquals("10.00", purchases.byId(purchase.id()).terms().priceRiseLimit().toPlainString());
            return null;
        });
    }

    /** For what a service does within one. */
    @Dependent
    @Transactional
    public static class OneTransaction {

        public <T> T of(Callable<T> act) throws Exception {
            return act.call();
        }
    }

    @Test
    void aCorrectedInvoiceIsSettledAgainAndPaymentWaitsForIt() throws SQLException {
        long first = invoice("R-1", null, line(honey, 5, "50.00"), line(linden, 1, "12.00"));
        settlements.settle(purchase.id(), organizer, SettleCommand.BY_RULE);
        assertEquals("shortage.nothing", assertThrows(Refused.class, () -> settlements.settle(purchase.id(), organizer, SettleCommand.BY_RULE)).key());
        invoice("R-1", first, line(honey, 4, "40.00"), line(linden, 1, "12.50"));
        assertEquals("shortage.unsettled", assertThrows(Refused.class, () -> progress.advance(purchase.id(), organizer, Stage.PAYMENT, null)).key());
        assertEquals(2, settlements.settle(purchase.id(), organizer, SettleCommand.BY_RULE));
        assertEquals("Anna honey 2 20.00, Boris honey 2 20.00, Boris linden 1 12.50", invoiced());
        assertEquals("Anna honey 3 30.00, Boris honey 2 20.00, Boris linden 1 12.00", shown(allocations.of(purchase.id(), AllocationStep.INVOICED, 1)), "kept");
        assertEquals(1, notices(anna, "LINES_INVOICED", "%: 3 → 2%"));
        assertEquals(1, notices(boris, "LINES_INVOICED", "%"), "his linden costs more");
        assertTrue(fixture.number("SELECT COUNT(*) FROM post WHERE topic_id = ? AND kind = 'STAGE'", purchase.topicId()).intValue() >= 4);
    }
}
