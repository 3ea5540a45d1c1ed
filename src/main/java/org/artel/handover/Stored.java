package org.artel.handover;

import org.artel.common.Money;

/** Days of storage that a participant was charged for and that were not waived, and what they came to. */
public record Stored(int days, Money sum) {

    static final Stored NONE = new Stored(0, Money.ZERO);

    public boolean isThere() {
        return sum.isPositive();
    }
}
