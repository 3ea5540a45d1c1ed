package org.artel.supply;

/** A charge was written or withdrawn; observed inside the transaction, behind the purchase's gate. */
public record ChargesChanged(long purchaseId) {
}
