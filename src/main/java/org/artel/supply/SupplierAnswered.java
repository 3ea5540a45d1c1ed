package org.artel.supply;

/** The supplier answered by a link; told inside the transaction. @param differences lines that differ from the general order */
public record SupplierAnswered(long purchaseId, int differences) {
}
