package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.payment.Arrived.Part;
import org.artel.payment.ReceivedGoods.Came;
import org.junit.jupiter.api.Test;

class ArrivedTest {

    private static final long A = 1;
    private static final long B = 2;

    private static Part part(long variant, String quantity, String total) {
        return new Part(variant, Quantity.of(quantity), Money.of(total));
    }

    private static Came came(long variant, String quantity) {
        return new Came(variant, Quantity.of(quantity), null);
    }

    @Test
    void beforeARecountTheInvoiceHolds() {
        Arrived arrived = Arrived.of(List.of(part(A, "10", "100.00")), List.of());
        assertEquals(new Arrived(List.of(part(A, "10", "100.00")), Money.ZERO), arrived);
    }

    @Test
    void whatIsMissingIsTheSuppliersDebt() {
        Arrived arrived = Arrived.of(List.of(part(A, "3", "1.00")), List.of(came(A, "2")));
        assertEquals(new Arrived(List.of(part(A, "2", "0.67")), Money.of("0.33")), arrived);
    }

    @Test
    void unitsInAnothersPlaceTakeItsValue() {
        Arrived arrived = Arrived.of(List.of(part(A, "10", "100.00"), part(B, "1", "5.00")),
                List.of(came(A, "7"), new Came(B, Quantity.of(2), A), came(B, "1")));
        assertEquals(new Arrived(List.of(part(A, "7", "70.00"), part(B, "3", "25.00")), Money.of("10.00")), arrived);
    }

    @Test
    void moreThanInvoicedCostsNothingMore() {
        Arrived arrived = Arrived.of(List.of(part(A, "2", "20.00")), List.of(came(A, "3")));
        assertEquals(new Arrived(List.of(part(A, "3", "20.00")), Money.ZERO), arrived);
    }

    @Test
    void aLineOfWhichNothingCameIsMissingAsAWhole() {
        Arrived arrived = Arrived.of(List.of(part(A, "2", "20.00"), part(B, "1", "5.00")), List.of(came(B, "1"), came(A, "0")));
        assertEquals(new Arrived(List.of(part(B, "1", "5.00")), Money.of("20.00")), arrived);
    }
}
