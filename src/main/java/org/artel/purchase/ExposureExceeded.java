package org.artel.purchase;

/** An order lifted an organizer above the cap of a section; observed inside the transaction, once for each purchase. */
public record ExposureExceeded(long purchaseId, Exposure exposure) {
}
