package org.artel.purchase;

import org.artel.common.Refused;

/** The opening date came, but the purchase is not ready; observed inside the transaction, once for each date. */
public record NotOpened(long purchaseId, Refused obstacle) {
}
