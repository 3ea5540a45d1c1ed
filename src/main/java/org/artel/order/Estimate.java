package org.artel.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.purchase.DeliveryCharge;
import org.artel.purchase.PercentBase;
import org.artel.purchase.PickupPoint;
import org.artel.purchase.Terms;

/**
 * What an order will cost as far as the terms tell it today: goods, the organizer's percent, and the delivery that the organizer
 * expects. The bill comes from the invoice; nothing of this is stored.
 *
 * <pre>
 * goods 1200.00, 15 % of goods, delivery expected 4 % by sum: 180.00 + 48.00, together 1428.00
 * </pre>
 *
 * @param deliveryKnown false: for some charge the terms name no expected rate, so delivery may come on top
 */
public record Estimate(Money goods, Money percent, Money delivery, Money total, boolean deliveryKnown) {

    /**
     * @param quantity units of the order
     * @param weight   kilograms of the order
     * @param point    where the goods are wanted; null: not chosen
     */
    public static Estimate of(Terms terms, List<DeliveryCharge> charges, PickupPoint point, Money goods, Quantity quantity,
            BigDecimal weight) {
        if (quantity.isZero()) {
            return new Estimate(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, true);
        }
        Money delivery = point == null ? Money.ZERO : point.fee();
        boolean known = true;
        for (DeliveryCharge charge : charges) {
            Money rate = charge.expectedRate();
            known &= rate != null;
            if (rate != null) {
                delivery = delivery.plus(switch (charge.basis()) {
                    case BY_SUM -> goods.percent(rate.amount());
                    case BY_WEIGHT -> times(rate, weight);
                    case BY_UNITS -> times(rate, quantity.amount());
                    case EQUALLY, BY_PICKUP_POINT -> rate;
                });
            }
        }
        Money base = terms.percentBase() == PercentBase.GOODS_AND_DELIVERY ? goods.plus(delivery) : goods;
        Money percent = base.percent(terms.percent());
        if (terms.percentCapParticipant() != null) {
            percent = percent.min(terms.percentCapParticipant());
        }
        return new Estimate(goods, percent, delivery, goods.plus(percent).plus(delivery), known);
    }

    private static Money times(Money rate, BigDecimal amount) {
        return new Money(rate.amount().multiply(amount).setScale(2, RoundingMode.HALF_UP));
    }
}
