package org.artel.order;

import java.time.Instant;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;

/**
 * How one line stood after one change.
 *
 * @param name        lot and variant
 * @param before      quantity before the change
 * @param priceBefore null: the line's first version
 * @param why         null: the quantity did not change
 * @param changedBy   the member who changed it
 * @param reason      the organizer's words about a refusal; null otherwise
 */
public record OrderHistory(String name, Quantity before, Quantity quantity, Quantity tolerance, Replacement replacement, String comment,
        UnitPrice priceBefore, UnitPrice price, Instant changedAt, OrderIncrement.Why why, long changedBy, String reason) {

    /** Who changed it. */
    public enum By { PARTICIPANT, ORGANIZER, WAITING_LIST }

    /** Nobody ordered more or less: the organizer applied another price. */
    public boolean isPriceApplied() {
        return why == null && priceBefore != null && !price.equals(priceBefore) && quantity.isPositive();
    }

    public By by(Participation participation) {
        if (why == OrderIncrement.Why.WAITING_LIST) {
            return By.WAITING_LIST;
        }
        return participation.isOnBehalf() || changedBy != participation.memberId() ? By.ORGANIZER : By.PARTICIPANT;
    }

    /**
     * 'quantity 2 → 3, it became free for the waiting list'.
     *
     * @param prices the reader may see prices
     * @param reasons the reader may know the organizer's reason
     */
    public String words(Texts texts, boolean prices, boolean reasons) {
        if (isPriceApplied()) {
            return prices ? texts.text("order.history.priceApplied", priceBefore, price) : texts.text("order.price.applied");
        }
        if (why == null) {
            return texts.text("order.history.options", replacement, comment);
        }
        String words = texts.text("order.history." + why, before, quantity);
        return reason != null && reasons ? words + ": " + reason : words;
    }
}
