package org.artel.handover;

import org.artel.common.Money;

/** Days beyond the free ones that a parcel waits and that were not charged yet, and what they cost. */
public record StorageDue(int days, Money sum) {

    static final StorageDue NONE = new StorageDue(0, Money.ZERO);

    public boolean isThere() {
        return sum.isPositive();
    }
}
