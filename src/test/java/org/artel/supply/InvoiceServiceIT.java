package org.artel.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.purchase.DeliveryBasis;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invoices are written, settled, corrected; charges count at once. */
@ArquillianTest
class InvoiceServiceIT {

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private InvoiceService invoices;

    private OrderFixture fixture;
    private long organizer;
    private long purchase;
    private long honey;
    private long tea;

    @BeforeEach
    void aPurchaseThatIsSent() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null).id();
        honey = fixture.lot(purchase, "12.50", 1, Special.NONE).get(0);
        tea = fixture.lot(purchase, "3.00", 1, Special.NONE).get(0);
        stage("SENT");
    }

    private void stage(String stage) throws SQLException {
        fixture.change("UPDATE purchase SET stage = ? WHERE id = ?", stage, purchase);
        fixture.change("UPDATE purchase_gate SET stage = ? WHERE purchase_id = ?", stage, purchase);
    }

    @Test
    void severalInvoicesAddUpOnceTheyAreSettled() {
        write("R-1", null, line(honey, 10, "125.00"), line(tea, 5, "15.00"), line(honey, 2, "20.00"));
        write("R-2", null, line(honey, 1, "0.00"));
        assertEquals("", goods());
        invoices.settled(purchase, 1);
        assertEquals("honey 13 145.00, tea 5 15.00", goods());
    }

    @Test
    void aCorrectedInvoiceReplacesTheEarlierOneWhenItIsSettled() {
        long first = write("R-1", null, line(honey, 10, "125.00"), line(tea, 5, "15.00"));
        write("R-2", null, line(tea, 1, "3.00"));
        invoices.settled(purchase, 1);
        long corrected = write("R-1", first, line(honey, 9, "112.50"));
        assertEquals("honey 10 125.00, tea 6 18.00", goods(), "nobody's bill knows of it yet");
        invoices.settled(purchase, 2);
        assertEquals("honey 9 112.50, tea 1 3.00", goods());
        assertEquals("invoice.replaces", error("replaces", () -> write("R-1", first, line(honey, 8, "100.00"))));
        write("R-1", corrected, line(honey, 8, "100.00"));
        invoices.settled(purchase, 3);
        assertEquals("honey 8 100.00, tea 1 3.00", goods());
    }

    @Test
    void whatIsNotSettledCanBeWithdrawn() {
        long first = write("R-1", null, line(honey, 10, "125.00"));
        invoices.withdraw(purchase, organizer, first);
        long again = write("R-1", null, line(honey, 8, "100.00"));
        assertEquals("invoice.twice", error("number", () -> write("r-1", null, line(honey, 8, "100.00"))));
        invoices.settled(purchase, 1);
        assertEquals("honey 8 100.00", goods());
        assertEquals("invoice.settled", assertThrows(Refused.class, () -> invoices.withdraw(purchase, organizer, again)).key());
        long correction = write("R-1k", again, line(honey, 7, "87.50"));
        invoices.withdraw(purchase, organizer, correction);
        invoices.settled(purchase, 2);
        assertEquals("honey 8 100.00", goods(), "a withdrawn correction corrects nothing");
    }

    @Test
    void wrongLinesAreNamed() throws SQLException {
        long elsewhere = fixture.lot(fixture.openPurchase(fixture.section(), organizer, null).id(), "1.00", 1, Special.NONE).get(0);
        InvalidFields wrong = assertThrows(InvalidFields.class, () -> invoices.write(purchase, organizer, new InvoiceCommand(" ", null, null,
                List.of(line(elsewhere, 1, "1.00"), line(honey, 0, "1.00"), line(tea, 1, "-1.00")))));
        assertEquals(List.of("number", "invoicedOn", "lines[0].variantId", "lines[1].quantity", "lines[2].total"), List.copyOf(wrong.errors().keySet()));
    }

    /** Two lines may be off by two cents; a corrected invoice takes its rounding along. */
    @Test
    void someCentsBetweenTheStatedSumAndTheLinesAreRounding() {
        assertEquals("invoice.printedTotal", error("printedTotal", () -> printed("R-1", null, "150.03")));
        assertEquals("invoice.printedTotal", error("printedTotal", () -> printed("R-1", null, "149.97")));
        long first = printed("R-1", null, "149.98");
        assertEquals(Money.ZERO, invoices.rounding(purchase), "it is not settled");
        invoices.settled(purchase, 1);
        assertEquals("-0.02", invoices.rounding(purchase).toString());
        printed("R-1", first, "150.01");
        invoices.settled(purchase, 2);
        assertEquals("0.01", invoices.rounding(purchase).toString());
    }

    private long printed(String number, Long replaces, String total) {
        return invoices.write(purchase, organizer, new InvoiceCommand(number, LocalDate.of(2026, 5, 29), replaces, Money.of(total),
                List.of(line(honey, 8, "100.00"), line(tea, 2, "50.00"))));
    }

    @Test
    void chargesCountAtOnceAndADiscountIsNegative() {
        long carrier = charge(InvoicedCharge.Kind.DELIVERY, "Carrier", "77.77");
        charge(InvoicedCharge.Kind.DISCOUNT, "3 %", "20.00");
        invoices.withdrawCharge(purchase, organizer, carrier);
        charge(InvoicedCharge.Kind.DELIVERY, "Carrier", "80.00");
        charge(InvoicedCharge.Kind.BANK_FEE, "Transfer", "1.50");
        assertEquals("3 % -20.00, Carrier 80.00, Transfer 1.50",
                invoices.charges(purchase).stream().map(c -> c.name() + ' ' + c.total()).collect(Collectors.joining(", ")));
        assertEquals("charge.point", error("pickupPointId", () -> invoices.charge(purchase, organizer,
                new ChargeCommand(InvoicedCharge.Kind.DELIVERY, "Van", DeliveryBasis.BY_PICKUP_POINT, null, Money.of("5.00")))));
    }

    @Test
    void onlyTheOrganizerWritesAndOnlyBetweenOrderAndPayment() throws SQLException {
        long anna = fixture.members(1).get(0).id();
        InvoiceCommand invoice = new InvoiceCommand("R-1", LocalDate.of(2026, 5, 29), null, List.of(line(honey, 1, "12.50")));
        assertEquals(Refused.Kind.FORBIDDEN, assertThrows(Refused.class, () -> invoices.write(purchase, anna, invoice)).kind());
        stage("PAID");
        assertEquals("purchase.otherStage", assertThrows(Refused.class, () -> invoices.write(purchase, organizer, invoice)).key());
        assertTrue(charge(InvoicedCharge.Kind.DELIVERY, "Van", "5.00") > 0);
        stage("STOPPED");
        assertEquals("purchase.otherStage", assertThrows(Refused.class, () -> charge(InvoicedCharge.Kind.DELIVERY, "Van", "5.00")).key());
    }

    private static String error(String field, Runnable act) {
        return assertThrows(InvalidFields.class, act::run).errors().get(field).key();
    }

    private long charge(InvoicedCharge.Kind kind, String name, String total) {
        return invoices.charge(purchase, organizer, new ChargeCommand(kind, name, DeliveryBasis.BY_SUM, null, Money.of(total)));
    }

    private long write(String number, Long replaces, InvoiceCommand.Line... lines) {
        return invoices.write(purchase, organizer, new InvoiceCommand(number, LocalDate.of(2026, 5, 29), replaces, List.of(lines)));
    }

    private static InvoiceCommand.Line line(long variant, long quantity, String total) {
        return new InvoiceCommand.Line(variant, Quantity.of(quantity), Money.of(total));
    }

    private String goods() {
        Map<Long, String> names = Map.of(honey, "honey", tea, "tea");
        return invoices.goods(purchase).stream().map(g -> names.get(g.variantId()) + ' ' + g.quantity() + ' ' + g.total()).collect(Collectors.joining(", "));
    }
}
