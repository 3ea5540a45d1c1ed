package org.artel.payment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.order.Allocated;
import org.artel.order.AllocationStep;
import org.artel.order.Participation;
import org.artel.purchase.PickupPoint;
import org.artel.purchase.Terms;
import org.artel.supply.InvoicedCharge;

/**
 * Everything that the bills of a purchase stand on.
 *
 * @param step    RECEIVED once the goods have come, INVOICED before
 * @param rounding by how much the invoices state more than their lines add up to
 * @param rows    what each line gets by the step's last document
 * @param givenUp what of it was taken from whoever did not pay
 */
record Calculation(Terms terms, AllocationStep step, long document, List<Arrived.Part> invoiced, Money rounding,
        Arrived arrived, List<Billing.Goods> goods,
        List<InvoicedCharge> charges, List<Participation> participants, List<PickupPoint> points, List<Allocated> rows, List<GivenUp> givenUp) {

    /** Units of a line that its owner did not pay. */
    record GivenUp(long lineId, long variantId, long participationId, Quantity quantity) {

        GivenUp(Allocated row) {
            this(row.lineId(), row.variantId(), row.participationId(), row.quantity());
        }
    }

    Billing.Result bills() {
        return Billing.of(new Billing.Rule(terms.percent(), terms.percentBase(), terms.percentCapItem(), terms.percentCapParticipant(), terms.percentCapPurchase()),
                goods, charges.stream().map(c -> new Billing.Charge(BillItem.Kind.valueOf(c.kind().name()), c.name(), c.basis(), c.pickupPointId(), c.total()))
                        .toList(), sharers());
    }

    /** As it is when these lines are given up too. */
    Calculation without(Set<Long> lineIds) {
        return new Calculation(terms, step, document, invoiced, rounding, arrived, goods, charges, participants, points,
                rows.stream().filter(row -> !lineIds.contains(row.lineId())).toList(),
                Stream.concat(givenUp.stream(), rows.stream().filter(row -> lineIds.contains(row.lineId())).map(GivenUp::new)).toList());
    }

    Money invoicedTotal() {
        return Money.sum(invoiced.stream().map(Arrived.Part::total).toList());
    }

    private List<Billing.Sharer> sharers() {
        Map<Long, Quantity> left = arrived.goods().stream().collect(Collectors.toMap(Arrived.Part::variantId, Arrived.Part::quantity, Quantity::plus));
        Map<Long, Map<Long, Quantity>> units = new HashMap<>();
        for (Allocated row : rows) {
            add(units, row.participationId(), row.variantId(), row.quantity());
            left.merge(row.variantId(), Quantity.ZERO.minus(row.quantity()), Quantity::plus);
        }
        Map<Long, Map<Long, Quantity>> gone = new HashMap<>();
        for (GivenUp each : givenUp) {
            // a recount may have found fewer: what is missing is missing from what nobody gets
            Quantity there = left.getOrDefault(each.variantId(), Quantity.ZERO);
            Quantity part = each.quantity().compareTo(there) <= 0 ? each.quantity() : there;
            if (part.isPositive()) {
                add(gone, each.participationId(), each.variantId(), part);
                left.put(each.variantId(), there.minus(part));
            }
        }
        Map<Long, PickupPoint> known = points.stream().collect(Collectors.toMap(PickupPoint::id, Function.identity()));
        return participants.stream().map(p -> {
            PickupPoint point = p.pickupPointId() == null ? null : known.get(p.pickupPointId());
            return new Billing.Sharer(p.pseudonymNo(), p.id(), units.getOrDefault(p.id(), Map.of()), gone.getOrDefault(p.id(), Map.of()),
                    point == null ? null : point.id(), point == null ? "" : point.name(), point == null ? Money.ZERO : point.fee());
        }).toList();
    }

    private static void add(Map<Long, Map<Long, Quantity>> all, long participationId, long variantId, Quantity some) {
        all.computeIfAbsent(participationId, p -> new LinkedHashMap<>()).merge(variantId, some, Quantity::plus);
    }
}
