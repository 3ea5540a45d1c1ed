package org.artel.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
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
     * One line of what is estimated.
     *
     * @param weight kilograms
     */
    public record Part(Money sum, Quantity quantity, BigDecimal weight) {
    }

    /**
     * @param parts the lines of the order
     * @param point where the goods are wanted; null: not chosen
     */
    public static Estimate of(Terms terms, List<DeliveryCharge> charges, PickupPoint point, Collection<Part> parts) {
        Quantity quantity = parts.stream().map(Part::quantity).reduce(Quantity.ZERO, Quantity::plus);
        if (quantity.isZero()) {
            return new Estimate(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, true);
        }
        Money goods = Money.sum(parts.stream().map(Part::sum).toList());
        BigDecimal weight = parts.stream().map(Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        Money delivery = point == null ? Money.ZERO : point.fee();
        boolean known = point == null || !point.isFeeAgreed();
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
        if (terms.percentCapItem() != null) {
            percent = percent.min(cappedByUnit(terms, parts));
        }
        if (terms.percentCapParticipant() != null) {
            percent = percent.min(terms.percentCapParticipant());
        }
        return new Estimate(goods, percent, delivery, goods.plus(percent).plus(delivery), known);
    }

    /** The percent of goods, of no unit more than the cap; rounded once, as the percent itself. */
    private static Money cappedByUnit(Terms terms, Collection<Part> parts) {
        BigDecimal capped = BigDecimal.ZERO;
        for (Part part : parts) {
            BigDecimal exact = part.sum().amount().multiply(terms.percent()).movePointLeft(2);
            capped = capped.add(exact.min(terms.percentCapItem().amount().multiply(part.quantity().amount())));
        }
        return new Money(capped.setScale(2, RoundingMode.HALF_UP));
    }

    private static Money times(Money rate, BigDecimal amount) {
        return new Money(rate.amount().multiply(amount).setScale(2, RoundingMode.HALF_UP));
    }
}
