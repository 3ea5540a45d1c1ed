package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna got 4 units for 12.50 each, with ten percent: 55.00. What is given back for them is never more than that, whatever way it goes. */
@ArquillianTest
@RunAsClient
class LineRefundsIT {

    private HandoverFixture fixture;
    private Api organizer;
    private Api anna;
    private long line;

    @BeforeEach
    void goodsWereHandedOver() throws SQLException {
        fixture = new HandoverFixture(4).stopped().invoiced().received();
        organizer = fixture.organizer;
        anna = fixture.participants.get(0);
        line = fixture.number("SELECT id FROM order_line WHERE participation_id = ?", fixture.participation(anna));
        organizer.post(fixture.path("handovers"), "{\"participationId\": %d, \"unpaid\": true}".formatted(fixture.participation(anna))).ok();
    }

    @Test
    void theSameUnitsAreComplainedAboutOnce() {
        long first = complain(3).ok().number("id");
        assertTrue(complain(1).body().contains("complaint.waits"));
        answer(first, "REFUNDED", "41.25").ok();
        assertTrue(complain(2).body().contains("quantity"));
        long second = complain(1).ok().number("id");
        Api.Answer tooMuch = answer(second, "REFUNDED", "13.76");
        assertTrue(tooMuch.status() == 422 && tooMuch.body().contains("refund"), tooMuch.body());
        answer(second, "DECLINED", null).ok();
        complain(1).ok();
    }

    @Test
    void whatWasGivenBackByALineRefundIsNotGivenBackForAComplaint() {
        refundLine("50.00").ok();
        long complaint = complain(4).ok().number("id");
        assertTrue(answer(complaint, "REFUNDED", "5.01").body().contains("refund"));
        answer(complaint, "REFUNDED", "5.00").ok();
    }

    @Test
    void whatWasGivenBackForAComplaintIsNotGivenBackByALineRefund() {
        answer(complain(3).ok().number("id"), "REFUNDED", "41.25").ok();
        Api.Answer tooMuch = refundLine("8.76");
        assertTrue(tooMuch.body().contains("settlement.tooMuch"), tooMuch.body());
        refundLine("8.75").ok();
    }

    @Test
    void aLineOfWhichHalfCameIsRefundedByHalf() throws SQLException {
        fixture.orders.change("UPDATE allocation SET quantity = 2, sum = 25.00 WHERE purchase_id = ? AND step = 'RECEIVED'", fixture.purchase);
        assertTrue(refundLine("25.01").body().contains("settlement.tooMuch"));
        refundLine("25.00").ok();
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM settlement WHERE purchase_id = ?", fixture.purchase));
    }

    private Api.Answer refundLine(String amount) {
        return organizer.post(fixture.path("settlements/lines/" + line + "/refund"),
                "{\"amount\": \"%s\", \"bySupplier\": true, \"reason\": \"Crushed\"}".formatted(amount));
    }

    private Api.Answer complain(int units) {
        return anna.post(fixture.path("complaints"), "{\"lineId\": %d, \"variantId\": %d, \"kind\": \"DEFECT\", \"quantity\": \"%d\", \"text\": \"The lid is broken\"}"
                .formatted(line, fixture.variant, units));
    }

    private Api.Answer answer(long id, String decision, String refund) {
        return organizer.post(fixture.path("complaints/" + id + "/answer"), "{\"decision\": \"%s\", %s\"text\": \"Sorry\"}".formatted(decision,
                refund == null ? "" : "\"refund\": \"" + refund + "\", \"borneBy\": \"SUPPLIER\", "));
    }
}
