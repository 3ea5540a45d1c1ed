package org.artel.purchase;

import org.artel.common.Money;

/**
 * How much of participants' money depends on one organizer in one section.
 *
 * @param collected sum of what is ordered in the organizer's purchases of the section that are open or not over yet
 * @param cap       null: there is none
 */
public record Exposure(Money collected, Money cap) {

    /** No further purchase may be published. */
    public boolean isUsedUp() {
        return cap != null && collected.compareTo(cap) >= 0;
    }

    public boolean isAbove() {
        return cap != null && collected.compareTo(cap) > 0;
    }
}
