package org.artel.payment;

import java.time.Instant;
import org.artel.common.Money;

/**
 * Where and what a participant pays.
 *
 * @param details   as the organizer states them
 * @param changedAt when they were stated
 * @param owed      zero or negative: nothing is due
 * @param code      what the QR code says; null where nothing is due
 */
public record HowToPay(String details, Instant changedAt, String reference, Money owed, String code) {
}
