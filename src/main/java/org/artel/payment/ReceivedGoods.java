package org.artel.payment;

import java.util.List;
import org.artel.common.Quantity;

/** What came of the invoiced goods; the hand-over implements it by its recounts. */
public interface ReceivedGoods {

    /**
     * @param insteadOf the invoiced variant in whose place these units came; null: it came as it was invoiced
     */
    record Came(long variantId, Quantity quantity, Long insteadOf) {
    }

    /** Everything that all receipts of a purchase counted; empty: nothing was recounted yet, and the invoice holds. */
    List<Came> of(long purchaseId);
}
