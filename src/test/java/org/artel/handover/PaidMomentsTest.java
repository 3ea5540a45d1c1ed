package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.artel.common.Money;
import org.artel.payment.Account;
import org.artel.payment.LedgerTransfer;
import org.artel.payment.LedgerTransfer.Document;
import org.artel.payment.LedgerTransfer.Why;
import org.junit.jupiter.api.Test;

class PaidMomentsTest {

    private static final Account ANNA = Account.member(1);

    private final List<LedgerTransfer> booked = new ArrayList<>();

    @Test
    void theMomentIsThatOfThePaymentThatCoversTheBill() {
        pays("40.00");
        assertPaidAt(1);
        books(ANNA, Account.CLEARING, "50.00", Why.GOODS, Document.Kind.BILL, 1);
        books(ANNA, Account.PERCENT, "5.00", Why.PERCENT, Document.Kind.BILL, 1);
        assertUnpaid();
        pays("10.00");
        assertUnpaid();
        pays("5.00");
        assertPaidAt(5);
    }

    @Test
    void whatIsOwedLaterTakesNoTurnAway() {
        books(ANNA, Account.CLEARING, "50.00", Why.GOODS, Document.Kind.BILL, 1);
        pays("50.00");
        books(ANNA, Account.FEES, "1.00", Why.PENALTY, Document.Kind.PENALTY, 1);
        books(ANNA, Account.FEES, "2.00", Why.FEE, Document.Kind.STORAGE, 1);
        books(ANNA, Account.LEFTOVER, "10.00", Why.SOLD, Document.Kind.LEFTOVER, 1);
        books(ANNA, Account.DELIVERY, "7.00", Why.DELIVERY, Document.Kind.BILL, 2);
        pays("3.00");
        books(Account.SUPPLIER, ANNA, "10.00", Why.REFUND, Document.Kind.SETTLEMENT, 1);
        books(ANNA, Account.ORGANIZER, "5.00", Why.REFUND, Document.Kind.SETTLEMENT, 2);
        assertPaidAt(2);
    }

    @Test
    void aPaymentTakenBackTakesItAway() {
        books(ANNA, Account.CLEARING, "50.00", Why.GOODS, Document.Kind.BILL, 1);
        pays("50.00");
        books(ANNA, Account.ORGANIZER, "50.00", Why.PAYMENT, Document.Kind.REVERSAL, 2);
        assertUnpaid();
        pays("50.00");
        assertPaidAt(4);
    }

    private void pays(String amount) {
        books(Account.ORGANIZER, ANNA, amount, Why.PAYMENT, Document.Kind.CLAIM, booked.size() + 1);
    }

    private void books(Account debit, Account credit, String amount, Why why, Document.Kind kind, long document) {
        booked.add(new LedgerTransfer(0, debit, credit, Money.of(amount), why, new Document(kind, document), 1, null, null,
                Instant.ofEpochSecond(booked.size() + 1L), null));
    }

    private void assertPaidAt(long second) {
        assertEquals(Map.of(1L, Instant.ofEpochSecond(second)), new PaidMoments(booked).byParticipation());
    }

    private void assertUnpaid() {
        assertEquals(Map.of(), new PaidMoments(booked).byParticipation());
    }
}
