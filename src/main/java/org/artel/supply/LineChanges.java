package org.artel.supply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.order.Allocated;
import org.artel.order.Participation;

/**
 * What became of participants' lines from one step to the next; told inside the transaction, once for each whom it touches.
 *
 * @param why    names the notice
 * @param owners in the order of the participants' numbers; only those of whom something changed
 */
public record LineChanges(long purchaseId, Why why, List<Owner> owners) {

    /** What changed it. */
    public enum Why {
        /** Boxes and rows of the general order. */
        ORDERED,
        /** The invoice, with shortages and replacements. */
        INVOICED
    }

    /** @param before of all lines together, likewise {@code after} */
    public record Owner(Participation participation, List<Line> lines, Money before, Money after) {
    }

    /** One variant in one line: units before and after; a replacement has nothing before. */
    public record Line(String name, Quantity before, Quantity after, Money sumBefore, Money sumAfter) {
    }

    /** @param names of all variants, lot and variant */
    static LineChanges between(long purchaseId, Why why, Collection<Participation> participants, List<Allocated> before, List<Allocated> after,
            Map<Long, String> names) {
        Map<Long, Map<List<Long>, Line>> lines = new HashMap<>();
        Map<Long, Money> goodsBefore = new HashMap<>();
        Map<Long, Money> goodsAfter = new HashMap<>();
        for (Allocated row : before) {
            goodsBefore.merge(row.participationId(), row.sum(), Money::plus);
            lines.computeIfAbsent(row.participationId(), p -> new LinkedHashMap<>()).put(List.of(row.lineId(), row.variantId()),
                    new Line(names.get(row.variantId()), row.quantity(), Quantity.ZERO, row.sum(), Money.ZERO));
        }
        for (Allocated row : after) {
            goodsAfter.merge(row.participationId(), row.sum(), Money::plus);
            lines.computeIfAbsent(row.participationId(), p -> new LinkedHashMap<>()).merge(List.of(row.lineId(), row.variantId()),
                    new Line(names.get(row.variantId()), Quantity.ZERO, row.quantity(), Money.ZERO, row.sum()),
                    (was, is) -> new Line(was.name(), was.before(), is.after(), was.sumBefore(), is.sumAfter()));
        }
        List<Owner> owners = new ArrayList<>();
        for (Participation participation : participants) {
            List<Line> changed = lines.getOrDefault(participation.id(), Map.of()).values().stream()
                    .filter(line -> !line.before().equals(line.after()) || !line.sumBefore().equals(line.sumAfter())).toList();
            if (!changed.isEmpty()) {
                owners.add(new Owner(participation, changed, goodsBefore.getOrDefault(participation.id(), Money.ZERO),
                        goodsAfter.getOrDefault(participation.id(), Money.ZERO)));
            }
        }
        return new LineChanges(purchaseId, why, owners);
    }
}
