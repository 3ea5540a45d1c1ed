package org.artel.handover;

import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;

/**
 * A parcel at the moment of handing it over.
 *
 * @param due        what its owner owes; zero or less: paid
 * @param paidOnly   the conditions let nothing leave the house before it is paid
 * @param handovers  earlier ones, in order, those taken back too
 * @param storage    not charged yet
 * @param forfeitable the time to collect is over
 */
public record ParcelState(Parcel parcel, List<Line> lines, Money due, boolean paidOnly, List<PastHandover> handovers, StorageDue storage,
        boolean forfeitable) {

    /** Units of an order line; {@code name}: 'Linden honey, 1 kg'. */
    public record Line(long lineId, long variantId, String article, String name, Quantity received, Quantity handedOver,
            Quantity forfeited) {

        public Quantity left() {
            return received.minus(handedOver).minus(forfeited);
        }
    }

    public boolean isEmpty() {
        return lines.stream().noneMatch(line -> line.left().isPositive());
    }

    public boolean isUnpaid() {
        return due.isPositive();
    }
}
