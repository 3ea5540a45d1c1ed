package org.artel.payment;

import java.util.Map;
import org.artel.common.Money;

/** What participants got back for goods that they complained about; the hand-over implements it by its answers. */
public interface ComplaintRefunds {

    /** By order line; a line without such a refund has no entry. */
    Map<Long, Money> refundedForComplaints(long purchaseId);
}
