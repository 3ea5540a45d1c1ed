package org.artel.order;

import java.util.List;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;

/**
 * An order as it stands now, with what its lines are about.
 *
 * @param lines    those with a quantity, in the order in which they were first ordered
 * @param estimate what it will cost as far as the terms tell it today
 */
public record OrderView(Participation participation, List<Line> lines, Estimate estimate) {

    /**
     * One line.
     *
     * @param wishes variants wanted instead, the most wanted first
     */
    public record Line(OrderLine line, Lot lot, LotVariant variant, List<Long> wishes) {

        /** 'Linden honey, 1 kg'. */
        public String name() {
            return lot.nameOf(variant);
        }

        /** The variant's own article, or the lot's. */
        public String article() {
            return variant.article().isEmpty() ? lot.article() : variant.article();
        }
    }
}
