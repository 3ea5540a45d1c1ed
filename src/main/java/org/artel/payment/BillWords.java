package org.artel.payment;

import java.math.BigDecimal;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.purchase.DeliveryBasis;

/** The steps of a bill in words: 'your 2 of 6 units, together 1 200.00'. */
public final class BillWords {

    private BillWords() {
    }

    /** What the step counts: the goods' name, the charge's, or 'Organizer's percent'. */
    public static String name(BillItem item, Texts texts) {
        return switch (item.kind()) {
            case GOODS, DELIVERY, DISCOUNT, BANK_FEE, POINT, GIVEN_UP, GIVEN_UP_CHARGE -> item.name();
            case PERCENT, GIVEN_UP_PERCENT -> texts.text("bill.name.PERCENT");
            case CAP_ITEM, CAP_PARTICIPANT, CAP_PURCHASE -> texts.text("bill.name." + item.kind());
        };
    }

    /** How its amount comes about. */
    public static String how(BillItem item, Texts texts) {
        return switch (item.kind()) {
            case GOODS, DELIVERY, DISCOUNT, BANK_FEE -> texts.text("bill.how." + item.basis(), measured(item, item.own()), measured(item, item.whole()), item.total());
            case POINT -> texts.text("bill.how.POINT");
            case PERCENT -> texts.text("bill.how.PERCENT", item.own().stripTrailingZeros(), item.total());
            case GIVEN_UP -> texts.text("bill.how.GIVEN_UP", measured(item, item.own()), measured(item, item.whole()));
            case CAP_ITEM, CAP_PARTICIPANT, CAP_PURCHASE, GIVEN_UP_CHARGE, GIVEN_UP_PERCENT -> texts.text("bill.how." + item.kind(), item.total());
        };
    }

    private static Object measured(BillItem item, BigDecimal amount) {
        return item.basis() == DeliveryBasis.BY_SUM ? new Money(amount) : new Quantity(amount);
    }
}
