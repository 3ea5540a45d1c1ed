package org.artel.payment;

import java.math.BigDecimal;
import org.artel.common.Money;
import org.artel.purchase.DeliveryBasis;

/**
 * One step of 'Why this sum?': so much of a total, by the own part of the whole.
 *
 * <pre>
 * GOODS     honey        2 of 6 units      of 1200.00        400.00
 * DELIVERY  lorry        400.00 of 2000.00 of   77.77         15.55
 * PERCENT                15 of 100         of  400.00         60.00
 * CAP_PARTICIPANT                          of   50.00        -10.00
 * GIVEN_UP  honey        1 of 2 units      of  400.00       -200.00
 * </pre>
 *
 * @param name   of the goods, the charge or the pick-up point; empty for percent and caps
 * @param basis  what {@code own} and {@code whole} measure; null where nothing is shared
 * @param own    units, kilograms, a sum, or 1 of so many participants
 * @param total  what is shared, the cap that holds, or the step of which a part is given up
 * @param amount on the bill; negative for what a discount, a cap or the giving up of unpaid goods takes off
 */
public record BillItem(Kind kind, String name, DeliveryBasis basis, BigDecimal own, BigDecimal whole, Money total, Money amount) {

    /** What a step counts. */
    public enum Kind { GOODS, DELIVERY, DISCOUNT, BANK_FEE, POINT, PERCENT, CAP_ITEM, CAP_PARTICIPANT, CAP_PURCHASE, GIVEN_UP, GIVEN_UP_CHARGE, GIVEN_UP_PERCENT }
}
