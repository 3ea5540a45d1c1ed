package org.artel.purchase;

/**
 * The organizer stated other payment details than before. Fired in the transaction: whoever pays must hear of it.
 *
 * @param oldEnding the last four digits of those before, or characters where there are no digits
 */
public record PaymentDetailsChanged(long purchaseId, String oldEnding) {
}
