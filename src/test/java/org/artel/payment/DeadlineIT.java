package org.artel.payment;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.handover.Receipt;
import org.artel.handover.ReceiptService;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.payment.job.PaymentDeadlineJob;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.supply.ChargeCommand;
import org.artel.supply.InvoiceService;
import org.artel.supply.InvoicedCharge;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna has paid 20.00 of 110.00, Boris all of his 110.00; two days of grace; 1 % a day, 2.5 % together at most. */
@ArquillianTest
class DeadlineIT {

    /** Today where the purchase is. */
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));

    @Inject
    private Scene scene;
    @Inject
    private AllocationService allocations;
    @Inject
    private PurchaseService purchases;
    @Inject
    private InvoiceService invoices;
    @Inject
    private ClaimService claims;
    @Inject
    private SettlementService settlements;
    @Inject
    private DeadlineService deadlines;
    @Inject
    private GivingUpService givingUp;
    @Inject
    private PaymentDeadlineJob job;
    @Resource
    private ManagedExecutorService executor;
    @Inject
    private ReceiptService receipts;

    private long organizer;
    private long anna;
    private long annas;
    private long boriss;
    private long honey;
    private Open purchase;

    @BeforeEach
    void inPayment() throws SQLException {
        scene.open();
        organizer = scene.organizer;
        anna = scene.anna;
        purchase = scene.purchase;
        scene.fixture.change("UPDATE purchase SET grace_days = 2, penalty_percent = 1, penalty_cap = 2.5 WHERE id = ?", purchase.id());
        honey = scene.lot("20.00");
        annas = scene.order(anna, honey, 5);
        boriss = scene.order(scene.boris, honey, 5);
        scene.stop();
        scene.to(Stage.SENT);
        scene.invoiced(honey, "10", "200.00");
        settlements.askForPayment(organizer, purchase.id());
        scene.daysAgo(30);
        Paid all = new Paid(Money.of("110.00"), LocalDate.now(ZoneOffset.UTC).minusDays(1), null, null);
        claims.takeCash(organizer, purchase.id(), boriss, all);
        claims.takeCash(organizer, purchase.id(), annas, new Paid(Money.of("20.00"), all.on(), null, null));
    }

    /** Each call is another day: what was done before is a day older. */
    private void day(int afterTheDeadline) throws SQLException {
        scene.fixture.change("UPDATE payment_day SET day = DATE_SUB(day, INTERVAL 400 DAY) WHERE purchase_id = ?", purchase.id());
        scene.fixture.change("UPDATE penalty SET day = DATE_SUB(day, INTERVAL 400 DAY) WHERE purchase_id = ?", purchase.id());
        scene.fixture.change("UPDATE purchase SET payment_due = ? WHERE id = ?", Date.valueOf(TODAY.minusDays(afterTheDeadline)), purchase.id());
        job.attend(List.of(purchase.id()));
    }

    @Test
    void onlyWhoOwesIsRemindedAndOnceADay() throws SQLException {
        day(-3);
        assertEquals(0, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_ASKED_UNTIL' AND purchase_id = ?", purchase.id()));
        day(-2);
        day(0);
        job.attend(List.of(purchase.id()));
        assertEquals(2, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_ASKED_UNTIL' AND member_id = ?", anna));
        day(1);
        day(2);
        day(8);
        assertEquals(2, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_LATE' AND member_id = ? AND arguments LIKE '%90.%'", anna));
        assertEquals(0, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_LATE' AND purchase_id = ? AND member_id <> ?", purchase.id(), anna));
    }

    @Test
    void whoIsNotAttendedTodayIsFound() throws SQLException {
        scene.fixture.change("UPDATE purchase SET payment_due = ? WHERE id = ?", Date.valueOf(TODAY), purchase.id());
        assertTrue(deadlines.unattended(Instant.now(), 10_000).contains(purchase.id()));
        scene.fixture.change("INSERT INTO payment_day (purchase_id, day) VALUES (?, ?)", purchase.id(), Date.valueOf(LocalDate.now(ZoneOffset.UTC)));
        assertFalse(deadlines.unattended(Instant.now(), 10_000).contains(purchase.id()));
    }

    @Test
    void aPenaltyIsChargedDailyUpToItsCapAndCanBeWaived() throws SQLException {
        for (int day = 1; day <= 6; day++) {
            day(day);
        }
        // 1 % of 90.00 on the third, fourth and, up to 2.5 %, on the fifth day
        assertEquals(Map.of(annas, Money.of("2.25")), deadlines.penalties(organizer, purchase.id()));
        assertEquals(3, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'PENALTY' AND member_id = ?", anna));
        assertEquals("92.25", claims.mine(anna, purchase.id()).owed().toString());
        assertEquals("claim.reason", refusal(() -> deadlines.waive(organizer, purchase.id(), annas, "")));
        deadlines.waive(organizer, purchase.id(), annas, "The bank was closed.");
        assertEquals("90.00", claims.mine(anna, purchase.id()).owed().toString());
        assertEquals("settlement.nothing", refusal(() -> deadlines.waive(organizer, purchase.id(), annas, "Again.")));
        assertEquals("refused.forbidden", refusal(() -> deadlines.waive(anna, purchase.id(), annas, "Mine.")));
    }

    @Test
    void aBillThatComesLateIsNotLate() throws SQLException {
        scene.daysAgo(-30);
        day(10);
        assertEquals(TODAY.plusDays(3), deadlines.due(purchases.byId(purchase.id())));
        assertEquals(Map.of(), deadlines.penalties(organizer, purchase.id()));
        assertEquals("unpaid.notYet", refusal(() -> givingUp.giveUp(organizer, purchase.id(), annas)));
    }

    @Test
    void whatIsChargedAfterTheLastDayIsOwedButNotLate() throws SQLException {
        day(10);
        invoices.charge(purchase.id(), organizer, new ChargeCommand(InvoicedCharge.Kind.DELIVERY, "Lorry", DeliveryBasis.EQUALLY, null, Money.of("10.00")));
        assertEquals("5.00", claims.mine(scene.boris, purchase.id()).owed().toString());
        day(11);
        assertEquals(List.of(annas), List.copyOf(deadlines.penalties(organizer, purchase.id()).keySet()));
        assertEquals("settlement.nothing", refusal(() -> givingUp.giveUp(organizer, purchase.id(), boriss)));
    }

    /** As on several nodes: nothing but the database keeps the timers apart. */
    @Test
    void timersThatComeToTheSameDayChargeItOnce() throws Exception {
        scene.fixture.change("UPDATE purchase SET payment_due = ? WHERE id = ?", Date.valueOf(TODAY.minusDays(3)), purchase.id());
        Callable<Void> timer = () -> {
            job.attend(List.of(purchase.id()));
            return null;
        };
        for (Future<Void> each : executor.invokeAll(Collections.nCopies(6, timer))) {
            each.get();
        }
        assertEquals(1, scene.number("SELECT COUNT(*) FROM penalty WHERE purchase_id = ?", purchase.id()));
        assertEquals(1, scene.number("SELECT COUNT(*) FROM ledger_transfer WHERE purchase_id = ? AND why = 'PENALTY'", purchase.id()));
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND kind = 'PENALTY'", purchase.id()));
    }

    @Test
    void theOrganizerWritesToTheUnpaidOnly() throws SQLException {
        assertEquals(1, deadlines.remind(organizer, purchase.id(), "Please pay."));
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'MESSAGE' AND member_id = ?", anna));
        claims.takeCash(organizer, purchase.id(), annas, new Paid(Money.of("90.00"), LocalDate.now(ZoneOffset.UTC).minusDays(1), null, null));
        assertEquals("message.nobody", refusal(() -> deadlines.remind(organizer, purchase.id(), "Please pay.")));
    }

    @Test
    void afterGraceTheGoodsBecomeLeftoversAndWithoutADepositNothingIsLost() throws SQLException {
        day(2);
        assertEquals("unpaid.notYet", refusal(() -> givingUp.giveUp(organizer, purchase.id(), annas)));
        scene.fixture.change("UPDATE purchase SET penalty_percent = NULL WHERE id = ?", purchase.id());
        day(3);
        assertEquals("settlement.nothing", refusal(() -> givingUp.giveUp(organizer, purchase.id(), boriss)));
        givingUp.giveUp(organizer, purchase.id(), annas);
        // five jars for 100.00 are nobody's, and Anna has paid 20.00 too much
        assertEquals(Map.of("LEFTOVER", "100.00", "MEMBER " + annas, "-20.00", "ORGANIZER", "130.00", "PERCENT", "-10.00", "SUPPLIER", "-200.00"),
                scene.balances());
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'GIVEN_UP' AND member_id = ?", anna));
        assertEquals(0, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'BILL_CHANGED' AND purchase_id = ? AND member_id <> ?", purchase.id(), anna));
    }

    @Test
    void whereNobodyPaysNobodyKeepsAnything() throws SQLException {
        scene.fixture.change("UPDATE purchase SET penalty_percent = NULL WHERE id = ?", purchase.id());
        claims.takeBack(organizer, scene.number("SELECT id FROM payment_claim WHERE participation_id = ?", boriss), "The note was false.");
        day(3);
        givingUp.giveUp(organizer, purchase.id(), annas);
        givingUp.giveUp(organizer, purchase.id(), boriss);
        assertEquals(List.of(), allocations.latest(purchase.id(), AllocationStep.INVOICED));
        assertEquals(Map.of("LEFTOVER", "200.00", "MEMBER " + annas, "-20.00", "ORGANIZER", "20.00", "SUPPLIER", "-200.00"), scene.balances());
    }

    @Test
    void aLaterRecountDoesNotBringGivenUpGoodsBack() throws SQLException {
        scene.fixture.change("UPDATE purchase SET penalty_percent = NULL WHERE id = ?", purchase.id());
        settlements.paySupplier(organizer, purchase.id(), Money.of("200.00"), LocalDate.now(ZoneOffset.UTC).minusDays(1), true);
        receipts.dispatch(purchase.id(), organizer);
        receipts.count(purchase.id(), organizer, "", List.of(new Receipt.Counted(honey, null, Quantity.of(10))), List.of(), null);
        receipts.complete(purchase.id(), organizer, List.of(), null);
        day(3);
        givingUp.giveUp(organizer, purchase.id(), annas);
        receipts.count(purchase.id(), organizer, "one too many", List.of(new Receipt.Counted(honey, null, Quantity.of(-1))), List.of(), null);
        assertEquals(List.of(boriss), allocations.latest(purchase.id(), AllocationStep.RECEIVED).stream().map(row -> row.participationId()).toList());
        assertEquals(0, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'BILL_CHANGED' AND purchase_id = ? AND member_id <> ?", purchase.id(), anna));
    }

    @Test
    void afterGraceTheDebtIsKeptWhereTheTermsSaySo() throws SQLException {
        scene.fixture.change("UPDATE purchase SET unpaid_rule = 'KEEPS_DEBT', penalty_percent = NULL WHERE id = ?", purchase.id());
        day(3);
        givingUp.giveUp(organizer, purchase.id(), annas);
        assertEquals(Map.of("CREDIT " + annas, "90.00", "ORGANIZER", "130.00", "PERCENT", "-20.00", "SUPPLIER", "-200.00"), scene.balances(),
                "the goods are paid for, by a debt to the organizer");
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'DEBT_KEPT' AND member_id = ?", anna));
    }
}
