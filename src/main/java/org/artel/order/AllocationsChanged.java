package org.artel.order;

/** A document of a step was recorded; observed inside the transaction, behind the purchase's gate. */
public record AllocationsChanged(long purchaseId, AllocationStep step, long document) {
}
