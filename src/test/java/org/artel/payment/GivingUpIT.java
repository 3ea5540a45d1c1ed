package org.artel.payment;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.order.LineContent;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.Stage;
import org.artel.supply.ChargeCommand;
import org.artel.supply.InvoiceCommand;
import org.artel.supply.InvoiceService;
import org.artel.supply.InvoicedCharge;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Anna ordered a jar of honey, then tea, then another jar of honey; Boris and Vera a jar each. Percent 10 %, of all together at most 7.00.
 *
 * <pre>
 *        honey 20.00   tea 10.00   goods   by weight 8.00  equally 3.00  percent   due
 * Anna   2             1           50.00   4.80            1.00          3.89       59.69
 * Boris  1                         20.00   1.60            1.00          1.56       24.16
 * Vera   1                         20.00   1.60            1.00          1.55       24.15
 * </pre>
 */
@ArquillianTest
class GivingUpIT {

    @Inject
    private Scene scene;
    @Inject
    private InvoiceService invoices;
    @Inject
    private ClaimService claims;
    @Inject
    private SettlementService settlements;
    @Inject
    private GivingUpService givingUp;
    @Inject
    private Bills bills;
    @Inject
    private Ledger ledger;

    private long organizer;
    private long anna;
    private long annas;
    private long purchase;

    @BeforeEach
    void billed() throws SQLException {
        scene.open();
        organizer = scene.organizer;
        anna = scene.anna;
        purchase = scene.purchase.id();
        change("percent_cap_purchase = 7, payment_due = '2026-01-01'");
        long honey = scene.lot("20.00");
        long tea = scene.lot("10.00");
        annas = scene.order(anna, honey, 1);
        scene.order(anna, tea, 1);
        scene.order(scene.boris, honey, 1);
        scene.order(scene.fixture.members(1).get(0).id(), honey, 1);
        scene.order(anna, honey, 1, LineContent.of(Quantity.of(2)));
        scene.stop();
        scene.to(Stage.SENT);
        invoices.write(purchase, organizer, new InvoiceCommand("R-2", LocalDate.of(2026, 5, 26), null,
                List.of(new InvoiceCommand.Line(tea, Quantity.of(1), Money.of("10.00")))));
        charge(DeliveryBasis.BY_WEIGHT, "8.00");
        charge(DeliveryBasis.EQUALLY, "3.00");
        scene.invoiced(honey, "4", "80.00");
        settlements.askForPayment(organizer, purchase);
        scene.daysAgo(30);
    }

    private void change(String terms) throws SQLException {
        scene.fixture.change("UPDATE purchase SET " + terms + " WHERE id = ?", purchase);
    }

    private void charge(DeliveryBasis basis, String total) {
        invoices.charge(purchase, organizer, new ChargeCommand(InvoicedCharge.Kind.DELIVERY, basis.name(), basis, null, Money.of(total)));
    }

    private void pays(String sum) {
        claims.takeCash(organizer, purchase, annas, new Paid(Money.of(sum), LocalDate.now(ZoneOffset.UTC).minusDays(1), null, null));
    }

    /** Honey was raised last, so it goes first; the tea is paid. Of the deposit of 4.00 for the honey all is lost, the rest is too much. */
    @Test
    void whatIsPaidStaysAndAtMostTheDepositOfTheRestIsLost() throws SQLException {
        change("payment_mode = 'DEPOSIT', deposit_percent = 10");
        pays("30.00");
        Map<Long, Money> others = others();
        GivingUp said = givingUp.preview(organizer, purchase, annas);
        assertEquals(List.of(Quantity.of(2)), said.goes().stream().map(GivingUp.Goods::quantity).toList());
        assertEquals(List.of(Quantity.of(1)), said.stays().stream().map(GivingUp.Goods::quantity).toList());
        assertEquals("59.69 13.38 4.00 0.00 -12.62", figures(said));
        givingUp.giveUp(organizer, purchase, annas);
        assertEquals(others, others());
        assertEquals("-12.62", claims.mine(anna, purchase).owed().toString());
        assertEquals(said.after(), bills.versions(annas).get(0).total());
        assertEquals(Money.sum(bills.items(bills.versions(annas).get(0).id()).stream().map(BillItem::amount).toList()), said.after(), "every step is explained");
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'DEPOSIT_LOST' AND member_id = ? AND arguments LIKE '%4.00%'", anna));
        assertEquals(0, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'BILL_CHANGED' AND purchase_id = ? AND member_id <> ?", purchase, anna));
        // 40.00 of goods and 3.20 of delivery, less the deposit
        assertEquals("39.20", ledger.balance(purchase, Account.LEFTOVER).toString());
        assertEquals("settlement.nothing", refusal(() -> givingUp.giveUp(organizer, purchase, annas)));
    }

    @Test
    void aDebtIsKeptForTheGoodsGivenUpOnly() throws SQLException {
        change("unpaid_rule = 'KEEPS_DEBT'");
        pays("30.00");
        assertEquals("59.69 13.38 0.00 29.69 0.00", figures(givingUp.preview(organizer, purchase, annas)));
        givingUp.giveUp(organizer, purchase, annas);
        assertEquals("0.00", ledger.balance(purchase, Account.LEFTOVER).toString());
        assertEquals("29.69", ledger.balance(purchase, Account.credit(annas)).toString());
        assertEquals("-7.00", ledger.balance(purchase, Account.PERCENT).toString());
    }

    /** A delivery bill that comes later is still shared as if nobody had been given up. */
    @Test
    void whatIsBilledLaterIsSharedAsBefore() {
        givingUp.giveUp(organizer, purchase, annas);
        charge(DeliveryBasis.EQUALLY, "9.00");
        assertEquals(List.of("27.16", "27.15"), others().values().stream().map(Money::toString).toList());
        assertEquals("0.00", bills.versions(annas).get(0).total().toString());
    }

    private static String figures(GivingUp said) {
        return String.join(" ", List.of(said.before().toString(), said.after().toString(), said.lost().toString(), said.debt().toString(), said.due().toString()));
    }

    /** Everybody's bill but Anna's. */
    private Map<Long, Money> others() {
        Map<Long, Money> found = new TreeMap<>();
        bills.latest(purchase).forEach((participation, bill) -> found.put(participation, bill.total()));
        found.remove(annas);
        return found;
    }
}
