package org.artel.payment;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.OrderService;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.ProgressService;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.supply.ChargeCommand;
import org.artel.supply.InvoiceService;
import org.artel.supply.InvoicedCharge;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten jars are invoiced for 100.00, percent 10 %: Anna owes 55.00 for five, Boris 33.00 for three, the organizer's own two cost 22.00. */
@ArquillianTest
class SettlementIT {

    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    @Inject
    private Scene scene;
    @Inject
    private PurchaseService purchases;
    @Inject
    private ProgressService progress;
    @Inject
    private ClaimService claims;
    @Inject
    private SettlementService settlements;
    @Inject
    private DeadlineService deadlines;
    @Inject
    private InvoiceService invoices;
    @Inject
    private AllocationService allocations;
    @Inject
    private OrderService orders;
    @Inject
    private PaymentService payments;
    @Inject
    private LedgerExport export;

    private long organizer;
    private long anna;
    private long boris;
    private long annas;
    private long boriss;
    private Open purchase;
    private long honey;

    @BeforeEach
    void stopped() throws SQLException {
        scene.open();
        organizer = scene.organizer;
        anna = scene.anna;
        boris = scene.boris;
        purchase = scene.purchase;
        honey = scene.lot("10.00");
        annas = scene.order(anna, honey, 5);
        boriss = scene.order(boris, honey, 3);
        scene.order(organizer, honey, 2);
        scene.stop();
    }

    private void invoiced() {
        scene.to(Stage.SENT);
        scene.invoiced(honey, "10", "100.00");
    }

    private void paid(long member, String sum) {
        claims.confirm(organizer, claims.claim(member, purchase.id(), new Paid(Money.of(sum), DAY, null, null), null));
    }

    @Test
    void depositsAreDueBeforeTheGeneralOrderGoesOut() throws SQLException {
        scene.fixture.change("UPDATE purchase SET payment_mode = 'DEPOSIT', deposit_percent = 20 WHERE id = ?", purchase.id());
        assertEquals("payment.depositsMissing", refusal(() -> progress.advance(purchase.id(), organizer, Stage.SENT, null)));
        paid(anna, "10.00");
        Refused missing = progress.obstacles(purchase.id(), organizer, Stage.SENT).get(0);
        assertEquals(List.of(1, Money.of("6.00")), List.of(missing.args()), "the organizer's own deposit is nobody's");
        paid(boris, "6.00");
        invoiced();
        assertEquals("45.00", claims.mine(anna, purchase.id()).owed().toString(), "the deposit is part of what the bill asks for");
    }

    @Test
    void theWholeWayWithAnExchangeDifferenceEndsAtZero() throws SQLException {
        invoiced();
        scene.fixture.change("UPDATE purchase SET payment_due = '2026-06-10' WHERE id = ?", purchase.id());
        settlements.askForPayment(organizer, purchase.id());
        assertEquals(2, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_ASKED_UNTIL' AND purchase_id = ?", purchase.id()));
        paid(anna, "55.00");
        paid(boris, "33.00");
        settlements.settleOwnLines(organizer, purchase.id());
        assertEquals("settlement.nothing", refusal(() -> settlements.settleOwnLines(organizer, purchase.id())));
        assertEquals("purchase.otherStage", refusal(() -> settlements.payOut(organizer, purchase.id())));
        settlements.paySupplier(organizer, purchase.id(), Money.of("101.50"), DAY, true);
        assertEquals(Stage.PAID, purchases.byId(purchase.id()).stage());
        SettlementService.Accounts accounts = settlements.accounts(organizer, purchase.id());
        assertEquals("-1.50", accounts.parts().get(1).gain().toString(), "the rate of the day cost the organizer 1.50");
        assertEquals("8.50", accounts.payable().toString());
        settlements.payOut(organizer, purchase.id());
        assertEquals(Map.of(), scene.balances());
        assertEquals("settlement.nothing", refusal(() -> settlements.payOut(organizer, purchase.id())));
    }

    @Test
    void aPartOfTheSuppliersMoneyLeavesTheRestOwed() {
        invoiced();
        settlements.paySupplier(organizer, purchase.id(), Money.of("40.00"), DAY, false);
        assertEquals("60.00", settlements.accounts(organizer, purchase.id()).supplierOwed().toString());
        assertEquals(Stage.INVOICED, purchases.byId(purchase.id()).stage());
        assertEquals("settlement.tooMuch", refusal(() -> settlements.takeSupplierRefund(organizer, purchase.id(), Money.of("1.00"), DAY)));
        settlements.paySupplier(organizer, purchase.id(), Money.of("70.00"), DAY, false);
        settlements.takeSupplierRefund(organizer, purchase.id(), Money.of("10.00"), DAY);
        assertEquals("0.00", settlements.accounts(organizer, purchase.id()).supplierOwed().toString());
    }

    @Test
    void ownFundsArePaidBackLater() throws SQLException {
        scene.fixture.change("UPDATE purchase SET payment_mode = 'OWN_FUNDS' WHERE id = ?", purchase.id());
        invoiced();
        assertEquals("payment.ownFunds", refusal(() -> settlements.askForPayment(organizer, purchase.id())));
        settlements.paySupplier(organizer, purchase.id(), Money.of("100.00"), DAY, true);
        assertEquals("-100.00", settlements.accounts(organizer, purchase.id()).held().toString());
    }

    @Test
    void aLineIsRefundedAndTheMoneyGoesBack() throws SQLException {
        invoiced();
        paid(anna, "55.00");
        long line = scene.number("SELECT id FROM order_line WHERE participation_id = ?", annas);
        assertEquals("settlement.tooMuch", refusal(() -> settlements.refundLine(organizer, purchase.id(), line, Money.of("50.01"), true, "Broken.")));
        settlements.refundLine(organizer, purchase.id(), line, Money.of("10.00"), true, "Broken.");
        assertEquals("settlement.tooMuch", refusal(() -> settlements.refundLine(organizer, purchase.id(), line, Money.of("40.01"), true, "Broken.")),
                "both together are more than the line");
        assertEquals("-10.00", claims.mine(anna, purchase.id()).owed().toString());
        assertEquals("settlement.tooMuch", refusal(() -> settlements.refund(organizer, purchase.id(), annas, Money.of("10.01"), DAY)));
        settlements.refund(organizer, purchase.id(), annas, Money.of("10.00"), DAY);
        assertEquals("0.00", claims.mine(anna, purchase.id()).owed().toString());
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'LINE_REFUND' AND member_id = ? AND arguments LIKE '%Broken.%'", anna));
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'REFUND' AND member_id = ?", anna));
        long own = scene.number("SELECT l.id FROM order_line l JOIN participation p ON p.id = l.participation_id WHERE p.purchase_id = ? AND p.member_id = ?",
                purchase.id(), organizer);
        assertEquals("claim.notYourOwn", refusal(() -> settlements.refundLine(organizer, purchase.id(), own, Money.of("1.00"), false, "Mine.")));
        assertEquals("refused.forbidden", refusal(() -> settlements.refund(anna, purchase.id(), annas, Money.of("1.00"), DAY)));
    }

    @Test
    void anOverpaymentPaysInAnotherPurchase() throws SQLException {
        invoiced();
        paid(anna, "60.00");
        assertEquals("settlement.nothing", refusal(() -> settlements.keepCredit(organizer, purchase.id(), boriss)));
        settlements.keepCredit(organizer, purchase.id(), annas);
        Open first = purchase;
        purchase = other();
        String reference = claims.mine(anna, purchase.id()).participation().paymentReference().text();
        String foreign = claims.mine(boris, first.id()).participation().paymentReference().text();
        assertEquals("settlement.otherPerson", refusal(() -> settlements.useCredit(organizer, first.id(), annas, foreign)));
        settlements.useCredit(organizer, first.id(), annas, reference);
        assertEquals("6.00", claims.mine(anna, purchase.id()).owed().toString());
        assertEquals("settlement.nothing", refusal(() -> settlements.useCredit(organizer, first.id(), annas, reference)));
    }

    /** Where Anna owes 11.00. */
    private Open other() throws SQLException {
        scene.openAnother();
        honey = scene.lot("10.00");
        scene.order(anna, honey, 1);
        scene.order(boris, honey, 9);
        scene.stop();
        invoiced();
        return scene.purchase;
    }

    @Test
    void aCancelledPurchaseTurnsPaymentsIntoCreditThatIsRefunded() throws SQLException {
        invoiced();
        paid(anna, "55.00");
        purchases.cancel(purchase.id(), organizer, "The supplier is closed.");
        assertEquals(Map.of("CREDIT " + annas, "-55.00", "ORGANIZER", "55.00"), scene.balances());
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'CALLED_OFF' AND member_id = ?", anna));
        settlements.refund(organizer, purchase.id(), annas, Money.of("55.00"), DAY);
        assertEquals(Map.of(), scene.balances());
    }

    @Test
    void aFailedPurchaseKeepsWhatTheSupplierOwesOnRecord() throws SQLException {
        invoiced();
        paid(anna, "55.00");
        settlements.paySupplier(organizer, purchase.id(), Money.of("100.00"), DAY, true);
        fail();
        assertEquals(Map.of("CREDIT " + annas, "-55.00", "SUPPLIER", "100.00", "ORGANIZER", "-45.00"), scene.balances());
    }

    @Test
    void aWaivedPenaltyAndARefundDoNotStandInTheWayOfTheEnd() throws SQLException {
        invoiced();
        scene.fixture.change("UPDATE purchase SET penalty_percent = 1, penalty_cap = 5, grace_days = 0, payment_due = ? WHERE id = ?",
                Date.valueOf(LocalDate.now(ZoneId.of("Europe/Berlin")).minusDays(1)), purchase.id());
        settlements.askForPayment(organizer, purchase.id());
        scene.daysAgo(30);
        deadlines.attend(purchase.id());
        deadlines.waive(organizer, purchase.id(), annas, "The bank was closed.");
        paid(anna, "55.00");
        long line = scene.number("SELECT id FROM order_line WHERE participation_id = ?", annas);
        settlements.refundLine(organizer, purchase.id(), line, Money.of("10.00"), false, "Broken.");
        settlements.refund(organizer, purchase.id(), annas, Money.of("10.00"), DAY);
        purchases.cancel(purchase.id(), organizer, "The supplier is closed.");
        assertEquals(Map.of("CREDIT " + annas, "-45.00", "ORGANIZER", "45.00"), scene.balances(), "10.00 of the 55.00 are back already");
    }

    @Test
    void whoeverHasGoodsInHandPaysForTheseWhenThePurchaseFails() throws SQLException {
        invoiced();
        invoices.charge(purchase.id(), organizer, new ChargeCommand(InvoicedCharge.Kind.DELIVERY, "Lorry", DeliveryBasis.BY_UNITS, null, Money.of("10.00")));
        paid(anna, "60.00");
        paid(boris, "36.00");
        settlements.settleOwnLines(organizer, purchase.id());
        settlements.paySupplier(organizer, purchase.id(), Money.of("100.00"), DAY, true);
        scene.to(Stage.IN_TRANSIT, Stage.RECEIVED, Stage.HANDOVER);
        allocations.record(purchase.id(), AllocationStep.HANDED_OVER, 1, scene.frozen().stream().filter(row -> row.participationId() == annas)
                .map(row -> row.with(Quantity.of(2))).toList());
        fail();
        // two of Anna's five jars: 20.00 of the goods, 2.00 of the percent, 2.00 of the lorry
        assertEquals(Map.of("CREDIT " + annas, "-36.00", "CREDIT " + boriss, "-36.00", "PERCENT", "-2.00", "SUPPLIER", "80.00", "ORGANIZER", "-6.00"),
                scene.balances());
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'NOT_DELIVERED' AND member_id = ? AND arguments LIKE '%36.00%'", anna));
    }

    /** By a moderator. */
    private void fail() throws SQLException {
        OrderFixture.Person moderator = scene.fixture.members(1).get(0);
        scene.fixture.change("UPDATE member SET moderator = TRUE WHERE id = ?", moderator.id());
        progress.advance(purchase.id(), moderator.id(), Stage.FAILED, "Nothing came.");
    }

    @Test
    void whoTakesTheOrderBackAfterPayingGetsTheMoneyBack() throws SQLException {
        scene.fixture.change("UPDATE purchase SET payment_mode = 'DEPOSIT', deposit_percent = 20 WHERE id = ?", purchase.id());
        paid(anna, "10.00");
        purchases.reopen(purchase.id(), organizer, Instant.now().plusSeconds(3600), null);
        orders.takeBack(anna, purchase.id(), null, null);
        scene.stop();
        assertEquals("-10.00", claims.mine(anna, purchase.id()).owed().toString());
        assertEquals("-10.00", payments.owing(organizer, purchase.id()).get(0).owed().toString());
        assertEquals(List.of("MEMBER 1", "ORGANIZER"), export.balances(purchase.id(), organizer).stream().map(LedgerExport.Balance::account).toList());
        settlements.refund(organizer, purchase.id(), annas, Money.of("10.00"), DAY);
        assertEquals(Map.of(), scene.balances());
    }
}
