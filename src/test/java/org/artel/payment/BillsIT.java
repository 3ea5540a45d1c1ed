package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.order.Allocated;
import org.artel.payment.LedgerTransfer.Document;
import org.artel.payment.LedgerTransfer.Why;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.Stage;
import org.artel.supply.ChargeCommand;
import org.artel.supply.InvoiceService;
import org.artel.supply.InvoicedCharge;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bills from an invoice of honey, with an organizer's percent of 10 %. Anna ordered 4, Boris 2. */
@ArquillianTest
class BillsIT {

    @Inject
    private Scene scene;
    @Inject
    private InvoiceService invoices;
    @Inject
    private BillService bills;
    @Inject
    private Ledger ledger;
    @Inject
    private LedgerExport export;

    private long organizer;
    private long anna;
    private long boris;
    private long annas;
    private long boriss;
    private Open purchase;
    private long honey;
    private List<Allocated> frozen;

    @BeforeEach
    void aSentPurchase() throws SQLException {
        scene.open();
        organizer = scene.organizer;
        anna = scene.anna;
        boris = scene.boris;
        purchase = scene.purchase;
        honey = scene.lot("16.00");
        annas = scene.order(anna, honey, 4);
        boriss = scene.order(boris, honey, 2);
        scene.stop();
        scene.to(Stage.SENT);
        frozen = scene.frozen();
    }

    @Test
    void billsCloseTheInvoiceToTheCent() {
        scene.invoiced(1, null, honey, "6", "100.01", frozen);
        assertEquals(Map.of(annas, "66.67 + 6.67 = 73.34", boriss, "33.34 + 3.33 = 36.67"), sums());
        assertEquals(Map.of("MEMBER " + annas, "73.34", "MEMBER " + boriss, "36.67", "SUPPLIER", "-100.01", "PERCENT", "-10.00"),
                scene.balances());
    }

    @Test
    void whatChangesIsPostedAsADifference() throws SQLException {
        scene.invoiced(1, null, honey, "6", "90.00", frozen);
        long lorry = invoices.charge(purchase.id(), organizer, new ChargeCommand(InvoicedCharge.Kind.DELIVERY, "Lorry", DeliveryBasis.EQUALLY, null, Money.of("5.01")));
        assertEquals(Map.of(annas, "60.00 + 6.00 + 2.51 = 68.51", boriss, "30.00 + 3.00 + 2.50 = 35.50"), sums());
        assertEquals("-5.01", ledger.balance(purchase.id(), Account.ORGANIZER).toString());
        invoices.withdrawCharge(purchase.id(), organizer, lorry);
        assertEquals(Map.of(annas, "60.00 + 6.00 = 66.00", boriss, "30.00 + 3.00 = 33.00"), sums());
        assertEquals(Map.of("MEMBER " + annas, "66.00", "MEMBER " + boriss, "33.00", "SUPPLIER", "-90.00", "PERCENT", "-9.00"), scene.balances());
        assertEquals(3, bills.view(annas, anna).bill().version());
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'BILL_ISSUED' AND member_id = ?", anna));
        assertEquals(2, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'BILL_CHANGED' AND member_id = ?", anna));
    }

    @Test
    void aShortageLeavesNobodyElsesGoodsOnABill() {
        Allocated ofAnna = frozen.get(0);
        scene.invoiced(1, null, honey, "6", "96.00", List.of(ofAnna.with(Quantity.of(3)), frozen.get(1)));
        assertEquals(Map.of(annas, "48.00 + 4.80 = 52.80", boriss, "32.00 + 3.20 = 35.20"), sums());
        assertEquals("16.00", ledger.balance(purchase.id(), Account.LEFTOVER).toString(), "one jar is left over");
    }

    @Test
    void everybodyUnfoldsTheirOwnBillAndNobodyElses() throws SQLException {
        scene.invoiced(1, null, honey, "6", "100.01", frozen);
        BillView view = bills.view(annas, anna);
        assertEquals(view.bill().total(), Money.sum(view.items().stream().map(BillItem::amount).toList()));
        assertEquals(List.of("GOODS 4.000 of 6.000, 100.01: 66.67", "PERCENT 10.000 of 100.000, 66.67: 6.67"), view.items().stream()
                .map(item -> item.kind() + " " + item.own() + " of " + item.whole() + ", " + item.total() + ": " + item.amount()).toList());
        assertEquals(view.bill(), bills.view(annas, organizer).bill());
        assertEquals(Refused.Kind.FORBIDDEN, assertThrows(Refused.class, () -> bills.view(annas, boris)).kind());
    }

    @Test
    void theExportAddsUpToZeroAndNamesNobody() throws SQLException {
        scene.invoiced(1, null, honey, "6", "100.01", frozen);
        assertEquals(Money.ZERO, Money.sum(export.balances(purchase.id(), null).stream().map(LedgerExport.Balance::balance).toList()));
        assertEquals(List.of("MEMBER 1", "MEMBER 2", "PERCENT", "SUPPLIER"),
                export.balances(purchase.id(), null).stream().map(LedgerExport.Balance::account).toList());
        scene.fixture.change("UPDATE purchase SET prices_visible = 'PARTICIPANTS' WHERE id = ?", purchase.id());
        assertEquals(Refused.Kind.SIGN_IN, assertThrows(Refused.class, () -> export.entries(purchase.id(), null)).kind());
        assertTrue(export.entries(purchase.id(), boris).size() > 3);
    }

    @Test
    void theDatabaseRefusesToChangeTheLedger() {
        scene.invoiced(1, null, honey, "6", "100.01", frozen);
        for (String forbidden : List.of("UPDATE ledger_transfer SET amount = 1 WHERE purchase_id = ?", "DELETE FROM ledger_transfer WHERE purchase_id = ?")) {
            String message = assertThrows(SQLException.class, () -> scene.fixture.change(forbidden, purchase.id())).getMessage();
            assertTrue(message.contains("append-only"), message);
        }
    }

    @Test
    void aDocumentIsPostedOnceAndReversedOnce() {
        Document cash = new Document(Document.Kind.CASH, annas);
        List<LedgerTransfer> paid = LedgerTransfer.of(Account.ORGANIZER, Account.member(annas), Money.of("20.00"), Why.CASH);
        ledger.post(purchase.id(), cash, Instant.now(), organizer, paid);
        assertThrows(RuntimeException.class, () -> ledger.post(purchase.id(), cash, Instant.now(), organizer, paid));
        assertEquals(Map.of("ORGANIZER", "20.00", "MEMBER " + annas, "-20.00"), scene.balances());
        ledger.reverse(purchase.id(), cash, organizer);
        assertEquals(Map.of(), scene.balances());
        assertEquals("ledger.reversed", assertThrows(Refused.class, () -> ledger.reverse(purchase.id(), cash, organizer)).key());
        assertEquals(2, ledger.of(purchase.id()).size(), "nothing was erased");
    }

    private Map<Long, String> sums() {
        return Map.of(annas, words(bills.view(annas, anna).bill()), boriss, words(bills.view(boriss, boris).bill()));
    }

    private static String words(Bill bill) {
        return bill.goods() + " + " + bill.percent() + (bill.delivery().isZero() ? "" : " + " + bill.delivery()) + " = " + bill.total();
    }

}
