package org.artel.payment;

import java.time.LocalDate;
import java.util.List;
import org.artel.common.Money;

/**
 * Participants are to pay, or are reminded; observed inside the transaction.
 *
 * @param due  the last day; null: none is stated
 * @param late the day has passed
 */
public record PaymentAsked(long purchaseId, LocalDate due, boolean late, List<Owed> owed) {

    public record Owed(long memberId, Money sum) {
    }
}
