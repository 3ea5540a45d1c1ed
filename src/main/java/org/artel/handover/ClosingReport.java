package org.artel.handover;

import java.time.Instant;
import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.purchase.Stage;

/**
 * What a purchase came to, for everybody: no names, no sums of single participants.
 *
 * @param invoiced goods by the invoices
 * @param delivery delivery bills and bank fees, without discounts
 * @param percent  what the organizer earned
 * @param refunded for complaints that were right
 * @param ordered  units that were frozen
 * @param missing  invoiced units that did not come
 * @param leftover units that were offered or kept
 * @param articles null: this viewer may not see prices
 */
public record ClosingReport(int participants, Money invoiced, Money delivery, Money discount, Money percent, Money refunded, Quantity ordered,
        Quantity invoicedUnits, Quantity missing, Quantity handedOver, Quantity leftover, int complaints, int granted, List<StageTime> stages,
        List<Article> articles) {

    /** How long a purchase stood in a stage, in whole hours. */
    public record StageTime(Stage stage, Instant from, long hours) {

        /** Rounded. */
        public long days() {
            return (hours + 12) / 24;
        }
    }

    /**
     * @param ordered price at which it was ordered
     * @param reached invoice total by its units, percent and delivery not included
     * @param retail  in shops; null: not stated
     */
    public record Article(String article, String name, Quantity units, UnitPrice ordered, UnitPrice reached, UnitPrice retail) {
    }
}
