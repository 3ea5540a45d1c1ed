package org.artel.payment;

import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.order.Participation;
import org.artel.purchase.UnpaidRule;

/**
 * What giving up the unpaid goods of one participant comes to, before it is done.
 *
 * @param before the bill now
 * @param after  the bill for the goods that stay
 * @param lost   part of the deposit that the organizer keeps
 * @param debt   what stays owed to the organizer for the goods given up
 * @param due    what is owed afterwards beside the debt; negative: too much was paid, to be refunded or kept as credit
 */
public record GivingUp(Participation participation, UnpaidRule rule, List<Goods> goes, List<Goods> stays, Money before, Money after, Money lost, Money debt,
        Money due) {

    /** So many units of an article, 'Linden honey, 1 kg'. */
    public record Goods(String name, Quantity quantity) {

        @Override
        public String toString() {
            return name + " × " + quantity;
        }
    }
}
