package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.artel.common.Money;
import org.junit.jupiter.api.Test;

class DepositsPaidTest {

    private static final long ANNA = 1;
    private static final long BORIS = 2;
    private static final Map<Long, Money> DUE = Map.of(ANNA, Money.of("10.00"), BORIS, Money.of("5.00"));

    private final List<LedgerTransfer> booked = new ArrayList<>();

    private void books(Account debit, Account credit, String amount) {
        booked.add(new LedgerTransfer(0, debit, credit, Money.of(amount), LedgerTransfer.Why.PAYMENT, null, 0, null, null,
                Instant.ofEpochSecond(booked.size() + 1L), null));
    }

    @Test
    void theMomentIsThatOfTheTransferThatCoversTheDeposit() {
        books(Account.ORGANIZER, Account.member(ANNA), "6.00");
        books(Account.ORGANIZER, Account.member(BORIS), "5.00");
        books(Account.ORGANIZER, Account.member(ANNA), "4.00");
        books(Account.ORGANIZER, Account.member(ANNA), "1.00");
        assertEquals(Map.of(BORIS, Instant.ofEpochSecond(2), ANNA, Instant.ofEpochSecond(3)), DepositsPaid.moments(DUE, booked));
    }

    @Test
    void aReversalTakesItAwayAndABillDoesNot() {
        books(Account.ORGANIZER, Account.member(ANNA), "10.00");
        books(Account.member(ANNA), Account.CLEARING, "40.00");
        assertEquals(Map.of(ANNA, Instant.ofEpochSecond(1)), DepositsPaid.moments(DUE, booked));
        books(Account.member(ANNA), Account.ORGANIZER, "10.00");
        assertEquals(Map.of(), DepositsPaid.moments(DUE, booked));
        books(Account.ORGANIZER, Account.member(ANNA), "10.00");
        assertEquals(Map.of(ANNA, Instant.ofEpochSecond(4)), DepositsPaid.moments(DUE, booked));
    }
}
