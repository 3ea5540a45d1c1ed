package org.artel.handover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.purchase.ShortageRule;
import org.artel.supply.Claim;
import org.artel.supply.Settlement;

/**
 * Who gets what of the goods that came: by the rule that settles the invoice's shortages, the invoiced lines being the claims. What came in
 * another variant's place goes to those who take it as a replacement. What was handed over already stays where it is.
 *
 * <pre>
 * invoiced A 3, B 2 of red; came red 4, blue 1 in its place; first come, A before B
 * B takes blue instead        A red 3, B red 1, blue 1
 * nobody takes blue           A red 3, B red 1            blue 1 is left over
 * B collected red 2 before    A red 2, B red 2
 * </pre>
 */
final class Recount {

    /**
     * An invoiced line of one variant.
     *
     * @param units  of the increments, ascending; they add up to what is invoiced
     * @param wishes variants that do instead
     * @param paidAt when the bill was paid in full; null: it is not
     */
    record Row(long lineId, long variantId, List<Claim.Units> units, List<Long> wishes, Instant paidAt) {
    }

    /** A line's share of a variant. */
    record Place(long lineId, long variantId) {
    }

    private final ShortageRule rule;
    private final List<Row> rows;
    private final Settlement settlement;
    private final Map<Place, Quantity> handedOver;
    private final LongFunction<Quantity> step;

    /**
     * @param came units by variant, whatever they came for
     * @throws Refused CONFLICT {@code receipt.handedOver} when more was handed over than came
     */
    Recount(ShortageRule rule, List<Row> rows, Map<Long, Quantity> came, Map<Place, Quantity> handedOver, LongFunction<Quantity> step) {
        this.rule = rule;
        this.rows = rows;
        this.handedOver = handedOver;
        this.step = step;
        Map<Long, Quantity> left = new HashMap<>(came);
        Map<Place, Quantity> fixed = new HashMap<>(handedOver);
        handedOver.forEach((place, units) -> left.merge(place.variantId(), Quantity.ZERO.minus(units), Quantity::plus));
        if (left.values().stream().anyMatch(Quantity::isNegative)) {
            throw new Refused(Refused.Kind.CONFLICT, "receipt.handedOver");
        }
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            List<Claim.Units> open = without(row.units(), take(fixed, row));
            if (!open.isEmpty()) {
                claims.add(new Claim(i, row.variantId(), open, Quantity.ZERO, row.wishes(), row.paidAt()));
            }
        }
        settlement = Settlement.of(rule, claims, left, step);
    }

    /** What of the row is out of the house: its own variant first, then what was given instead. */
    private static Quantity take(Map<Place, Quantity> fixed, Row row) {
        Quantity wanted = row.units().stream().map(Claim.Units::quantity).reduce(Quantity.ZERO, Quantity::plus);
        Quantity taken = Quantity.ZERO;
        List<Long> variants = new ArrayList<>(List.of(row.variantId()));
        variants.addAll(row.wishes());
        for (long variant : variants) {
            Place place = new Place(row.lineId(), variant);
            Quantity have = fixed.getOrDefault(place, Quantity.ZERO);
            Quantity part = have.compareTo(wanted.minus(taken)) <= 0 ? have : wanted.minus(taken);
            fixed.put(place, have.minus(part));
            taken = taken.plus(part);
        }
        return taken;
    }

    private static List<Claim.Units> without(List<Claim.Units> units, Quantity taken) {
        List<Claim.Units> left = new ArrayList<>();
        Quantity rest = taken;
        for (Claim.Units each : units) {
            Quantity part = each.quantity().compareTo(rest) <= 0 ? each.quantity() : rest;
            rest = rest.minus(part);
            if (each.quantity().compareTo(part) > 0) {
                left.add(new Claim.Units(each.changeNo(), each.quantity().minus(part)));
            }
        }
        return left;
    }

    /** Lines of which the rule gives less than is invoiced, by variant: those that a decision by hand is about. */
    Map<Long, List<Place>> isShort() {
        Map<Long, List<Place>> found = new LinkedHashMap<>();
        settlement.open().stream().filter(Settlement.Open::isShort).forEach(open -> found.put(open.variantId(),
                open.claims().stream().map(claim -> new Place(rows.get((int) claim.lineId()).lineId(), open.variantId())).toList()));
        return found;
    }

    /**
     * What an earlier recount gave each line of what {@link #isShort}, beside what was handed over: of those variants only of which it still
     * gives out exactly what there is.
     *
     * @param before all that the lines had by it
     */
    Map<Place, Quantity> kept(Map<Place, Quantity> before) {
        Map<Place, Quantity> kept = new HashMap<>();
        settlement.open().stream().filter(Settlement.Open::isShort).forEach(open -> {
            Map<Place, Quantity> had = new HashMap<>();
            boolean fits = true;
            for (Claim claim : open.claims()) {
                Place place = new Place(rows.get((int) claim.lineId()).lineId(), open.variantId());
                Quantity units = before.getOrDefault(place, Quantity.ZERO).minus(handedOver.getOrDefault(place, Quantity.ZERO));
                fits = fits && !units.isNegative() && units.compareTo(claim.wanted()) <= 0;
                had.put(place, units);
            }
            if (fits && had.values().stream().reduce(Quantity.ZERO, Quantity::plus).compareTo(open.available()) == 0) {
                kept.putAll(had);
            }
        });
        return kept;
    }

    /**
     * @param byHand what the organizer decided of what {@link #isShort}, beside what was handed over; variants without an entry go by the rule
     * @return by line and variant, above zero
     * @throws Refused as {@link org.artel.supply.Shortage#requireFair} says
     */
    Map<Place, Quantity> settle(Map<Place, Quantity> byHand) {
        Map<Long, Map<Long, Quantity>> decided = new HashMap<>();
        Set<Long> open = isShort().keySet();
        for (int i = 0; i < rows.size(); i++) {
            Quantity units = byHand.get(new Place(rows.get(i).lineId(), rows.get(i).variantId()));
            if (units != null && open.contains(rows.get(i).variantId())) {
                decided.computeIfAbsent(rows.get(i).variantId(), variant -> new HashMap<>()).put((long) i, units);
            }
        }
        Map<Place, Quantity> got = new LinkedHashMap<>(handedOver);
        settlement.settle(rule, decided, step).forEach(each ->
                got.merge(new Place(rows.get((int) each.lineId()).lineId(), each.variantId()), each.quantity(), Quantity::plus));
        return got;
    }
}
