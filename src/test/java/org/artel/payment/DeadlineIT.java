package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.handover.Receipt;
import org.artel.handover.ReceiptService;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.SaveOrder;
import org.artel.payment.job.PaymentDeadlineJob;
import org.artel.purchase.ProgressService;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.supply.InvoiceCommand;
import org.artel.supply.InvoiceService;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Anna has paid 20.00 of 110.00, Boris all of his 110.00; two days of grace; 1 % a day, 2.5 % together at most. */
@ArquillianTest
class DeadlineIT {

    /** Today where the purchase is. */
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));

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
    private InvoiceService invoices;
    @Inject
    private ClaimService claims;
    @Inject
    private SettlementService settlements;
    @Inject
    private DeadlineService deadlines;
    @Inject
    private PaymentDeadlineJob job;
    @Inject
    private ReceiptService receipts;
    @Inject
    private Ledger ledger;

    private OrderFixture fixture;
    private long organizer;
    private long anna;
    private long annas;
    private long boriss;
    private long honey;
    private Open purchase;

    @BeforeEach
    void inPayment() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        List<OrderFixture.Person> members = fixture.members(2);
        anna = members.get(0).id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
        fixture.change("UPDATE purchase SET grace_days = 2, penalty_percent = 1, penalty_cap = 2.5 WHERE id = ?", purchase.id());
        honey = fixture.lot(purchase.id(), "20.00", 1, Special.NONE).get(0);
        annas = order(anna, honey);
        boriss = order(members.get(1).id(), honey);
        purchases.stop(purchase.id(), organizer, null);
        progress.advance(purchase.id(), organizer, Stage.SENT, null);
        invoices.write(purchase.id(), organizer, new InvoiceCommand("R-1", LocalDate.of(2026, 5, 26), null,
                List.of(new InvoiceCommand.Line(honey, Quantity.of(10), Money.of("200.00")))));
        var frozen = allocations.latest(purchase.id(), AllocationStep.FROZEN);
        progress.advance(purchase.id(), organizer, Stage.INVOICED, null);
        invoices.settled(purchase.id(), 1);
        allocations.record(purchase.id(), AllocationStep.INVOICED, 1, frozen);
        settlements.askForPayment(organizer, purchase.id());
        Paid all = new Paid(Money.of("110.00"), LocalDate.now(ZoneOffset.UTC).minusDays(1), null, null);
        claims.takeCash(organizer, purchase.id(), boriss, all);
        claims.takeCash(organizer, purchase.id(), annas, new Paid(Money.of("20.00"), all.on(), null, null));
    }

    private long order(long member, long variant) {
        return orders.save(SaveOrder.of(member, purchase.id(), List.of(SaveOrder.Line.of(variant, LineContent.of(Quantity.of(5)))))).participationId();
    }

    /** Each call is another day: what was done before is a day older. */
    private void day(int afterTheDeadline) throws SQLException {
        fixture.change("UPDATE payment_day SET day = DATE_SUB(day, INTERVAL 400 DAY) WHERE purchase_id = ?", purchase.id());
        fixture.change("UPDATE penalty SET day = DATE_SUB(day, INTERVAL 400 DAY) WHERE purchase_id = ?", purchase.id());
        fixture.change("UPDATE purchase SET payment_due = ? WHERE id = ?", Date.valueOf(TODAY.minusDays(afterTheDeadline)), purchase.id());
        job.attend(List.of(purchase.id()));
    }

    @Test
    void onlyWhoOwesIsRemindedAndOnceADay() throws SQLException {
        day(-3);
        assertEquals(0, number("SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_ASKED_UNTIL' AND purchase_id = ?", purchase.id()));
        day(-2);
        day(0);
        job.attend(List.of(purchase.id()));
        assertEquals(2, number("SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_ASKED_UNTIL' AND member_id = ?", anna));
        day(1);
        day(2);
        day(8);
        assertEquals(2, number("SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_LATE' AND member_id = ? AND arguments LIKE '%90.%'", anna));
        assertEquals(0, number("SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_LATE' AND purchase_id = ? AND member_id <> ?", purchase.id(), anna));
    }

    @Test
    void whoIsNotAttendedTodayIsFound() throws SQLException {
        fixture.change("UPDATE purchase SET payment_due = ? WHERE id = ?", Date.valueOf(TODAY), purchase.id());
        assertTrue(deadlines.unattended(Instant.now(), 10_000).contains(purchase.id()));
        fixture.change("INSERT INTO payment_day (purchase_id, day) VALUES (?, ?)", purchase.id(), Date.valueOf(LocalDate.now(ZoneOffset.UTC)));
        assertFalse(deadlines.unattended(Instant.now(), 10_000).contains(purchase.id()));
    }

    @Test
    void aPenaltyIsChargedDailyUpToItsCapAndCanBeWaived() throws SQLException {
        for (int day = 1; day <= 6; day++) {
            day(day);
        }
        // 1 % of 90.00 on the third, fourth and, up to 2.5 %, on the fifth day
        assertEquals(Map.of(annas, Money.of("2.25")), deadlines.penalties(organizer, purchase.id()));
        assertEquals(3, number("SELECT COUNT(*) FROM notice WHERE kind = 'PENALTY' AND member_id = ?", anna));
        assertEquals("92.25", claims.mine(anna, purchase.id()).owed().toString());
        assertEquals("claim.reason", refusal(() -> deadlines.waive(organizer, purchase.id(), annas, "")));
        deadlines.waive(organizer, purchase.id(), annas, "The bank was closed.");
        assertEquals("90.00", claims.mine(anna, purchase.id()).owed().toString());
        assertEquals("settlement.nothing", refusal(() -> deadlines.waive(organizer, purchase.id(), annas, "Again.")));
        assertEquals("refused.forbidden", refusal(() -> deadlines.waive(anna, purchase.id(), annas, "Mine.")));
    }

    @Test
    void theOrganizerWritesToTheUnpaidOnly() throws SQLException {
        assertEquals(1, deadlines.remind(organizer, purchase.id(), "Please pay."));
        assertEquals(1, number("SELECT COUNT(*) FROM notice WHERE kind = 'MESSAGE' AND member_id = ?", anna));
        claims.takeCash(organizer, purchase.id(), annas, new Paid(Money.of("90.00"), LocalDate.now(ZoneOffset.UTC).minusDays(1), null, null));
        assertEquals("message.nobody", refusal(() -> deadlines.remind(organizer, purchase.id(), "Please pay.")));
    }

    @Test
    void afterGraceTheGoodsBecomeLeftoversAndTheDepositIsLost() throws SQLException {
        day(2);
        assertEquals("unpaid.notYet", refusal(() -> deadlines.giveUp(organizer, purchase.id(), annas)));
        fixture.change("UPDATE purchase SET penalty_percent = NULL WHERE id = ?", purchase.id());
        day(3);
        assertEquals("settlement.nothing", refusal(() -> deadlines.giveUp(organizer, purchase.id(), boriss)));
        deadlines.giveUp(organizer, purchase.id(), annas);
        // five jars for 100.00 are nobody's, of which the lost 20.00 pay a part
        assertEquals(Map.of("LEFTOVER", "80.00", "ORGANIZER", "130.00", "PERCENT", "-10.00", "SUPPLIER", "-200.00"), balances());
        assertEquals(1, number("SELECT COUNT(*) FROM notice WHERE kind = 'DEPOSIT_LOST' AND member_id = ?", anna));
        assertEquals(0, number("SELECT COUNT(*) FROM notice WHERE kind = 'BILL_CHANGED' AND purchase_id = ? AND member_id <> ?", purchase.id(), anna));
    }

    @Test
    void aLaterRecountDoesNotBringGivenUpGoodsBack() throws SQLException {
        fixture.change("UPDATE purchase SET penalty_percent = NULL WHERE id = ?", purchase.id());
        settlements.paySupplier(organizer, purchase.id(), Money.of("200.00"), LocalDate.now(ZoneOffset.UTC).minusDays(1), true);
        receipts.dispatch(purchase.id(), organizer);
        receipts.count(purchase.id(), organizer, "", List.of(new Receipt.Counted(honey, null, Quantity.of(10))), List.of());
        receipts.complete(purchase.id(), organizer, List.of(), null);
        day(3);
        deadlines.giveUp(organizer, purchase.id(), annas);
        receipts.count(purchase.id(), organizer, "one too many", List.of(new Receipt.Counted(honey, null, Quantity.of(-1))), List.of());
        assertEquals(List.of(boriss), allocations.latest(purchase.id(), AllocationStep.RECEIVED).stream().map(row -> row.participationId()).toList());
        assertEquals(0, number("SELECT COUNT(*) FROM notice WHERE kind = 'BILL_CHANGED' AND purchase_id = ? AND member_id <> ?", purchase.id(), anna));
    }

    @Test
    void afterGraceTheDebtIsKeptWhereTheTermsSaySo() throws SQLException {
        fixture.change("UPDATE purchase SET unpaid_rule = 'KEEPS_DEBT', penalty_percent = NULL WHERE id = ?", purchase.id());
        day(3);
        deadlines.giveUp(organizer, purchase.id(), annas);
        assertEquals(Map.of("CREDIT " + annas, "90.00", "ORGANIZER", "130.00", "PERCENT", "-20.00", "SUPPLIER", "-200.00"), balances(),
                "the goods are paid for, by a debt to the organizer");
        assertEquals(1, number("SELECT COUNT(*) FROM notice WHERE kind = 'DEBT_KEPT' AND member_id = ?", anna));
    }

    private Map<String, String> balances() {
        Map<String, String> words = new TreeMap<>();
        ledger.balances(purchase.id()).forEach((account, balance) -> words.put(account.participationId() == 0 ? account.kind().name()
                : account.kind() + " " + account.participationId(), balance.toString()));
        return words;
    }

    private static String refusal(Executable act) {
        return assertThrows(Refused.class, act).key();
    }

    private int number(String sql, Object... args) throws SQLException {
        return fixture.number(sql, args).intValue();
    }
}
