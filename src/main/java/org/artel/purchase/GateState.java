package org.artel.purchase;

import java.time.Instant;
import org.artel.common.Money;
import org.artel.common.Quantity;

/**
 * What a purchase's gate says now.
 *
 * @param stopAt       the stop moment; null: none is set
 * @param changeNo     number of the last change that passed
 * @param participants those whose order is not empty
 * @param goods        sum of what is ordered, percent and delivery not included
 * @param weight       kilograms of what is ordered
 */
public record GateState(long purchaseId, Stage stage, Instant stopAt, long changeNo, int participants, Money goods,
                        Quantity quantity, Quantity weight) {

    /** Orders are accepted: the stage is OPEN and the stop moment has not come, whether or not the timer has run. */
    public boolean acceptsOrders(Instant now) {
        return stage == Stage.OPEN && (stopAt == null || now.isBefore(stopAt));
    }
}
