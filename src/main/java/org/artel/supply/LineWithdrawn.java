package org.artel.supply;

import org.artel.common.Quantity;
import org.artel.order.Participation;

/** A participant took a line back because its price rose; told inside the transaction. */
public record LineWithdrawn(long purchaseId, Participation participation, String name, Quantity quantity) {
}
