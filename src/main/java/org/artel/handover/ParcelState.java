package org.artel.handover;

import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * A parcel at the moment of handing it over.
 *
 * @param due        what its owner owes; zero or less: paid
 * @param paidOnly   the conditions let nothing leave the house before it is paid
 * @param handovers  earlier ones, in order, those taken back too
 * @param storage    charged and not waived
 * @param forfeitable the time to collect is over
 */
public record ParcelState(Parcel parcel, List<Line> lines, Money due, boolean paidOnly, List<PastHandover> handovers, Stored storage,
        boolean forfeitable) {

    /** Units of an order line; {@code name}: 'Linden honey, 1 kg'. */
    public record Line(long lineId, long variantId, String article, String name, Quantity received, Quantity handedOver,
            Quantity forfeited, UnitPrice price) {

        public Quantity left() {
            return received.minus(handedOver).minus(forfeited);
        }
    }

    /** What is left. */
    public List<OpenedParcel.Goods> waiting() {
        return lines.stream().filter(line -> line.left().isPositive())
                .map(line -> new OpenedParcel.Goods(line.lineId(), line.variantId(), line.article(), line.name(), line.left())).toList();
    }

    public boolean isEmpty() {
        return waiting().isEmpty();
    }

    /** Of what is left. */
    public Money worth() {
        return Money.sum(lines.stream().map(line -> line.price().times(line.left())).toList());
    }

    public Quantity units() {
        return waiting().stream().map(OpenedParcel.Goods::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    public boolean isUnpaid() {
        return due.isPositive();
    }
}
