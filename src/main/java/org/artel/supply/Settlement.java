package org.artel.supply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.artel.common.Quantity;
import org.artel.purchase.ShortageRule;

/**
 * Who gets what of everything that there is. In this order: tolerances are dropped; units of what is short move to their owners'
 * wishes, as far as more of those is there than wanted, the units that the rule serves last first; the rest is settled by the rule;
 * what is then left goes to the tolerances that were dropped.
 *
 * <pre>
 * there is red 3, blue 4            red  blue
 * A wants red 2                       2
 * B wants red 2, else blue            1     1   one red too few: B came later
 * C wants blue 2 (tolerance 1)              3   one blue is spare after B's wish: C tolerates it
 * </pre>
 *
 * @param moved what wishes gave, of the wished variants
 * @param open  what is left for the rule, by variant
 */
public record Settlement(List<Got> moved, List<Open> open) {

    /** So many units of a variant for a line; above zero. */
    public record Got(long lineId, long variantId, Quantity quantity) {
    }

    /**
     * What the rule has to settle of one variant.
     *
     * @param claims    what is left of them
     * @param available without what wishes for the variant took
     */
    public record Open(long variantId, List<Claim> claims, Quantity available) {

        /** Somebody gets less than is wanted. */
        public boolean isShort() {
            return available.compareTo(Claim.wanted(claims)) < 0;
        }
    }

    /** Units of one increment. */
    private record Piece(Claim claim, Claim.Units units) {
    }

    /**
     * Drops tolerances and applies wishes.
     *
     * @param available units by variant; a variant without an entry is absent
     * @param step      of a variant's lot: only whole steps move to it
     */
    public static Settlement of(ShortageRule rule, List<Claim> claims, Map<Long, Quantity> available, LongFunction<Quantity> step) {
        Map<Long, List<Claim>> byVariant = claims.stream().collect(Collectors.groupingBy(Claim::variantId, LinkedHashMap::new, Collectors.toList()));
        Map<Long, Quantity> there = new HashMap<>(available);
        byVariant.keySet().forEach(variant -> there.putIfAbsent(variant, Quantity.ZERO));
        // above zero: to spare; below: too few
        Map<Long, Quantity> balance = new HashMap<>();
        there.forEach((variant, units) -> balance.put(variant, units.minus(Claim.wanted(byVariant.getOrDefault(variant, List.of())))));
        Map<Long, List<Claim.Units>> staying = new HashMap<>();
        List<Got> moved = new ArrayList<>();
        for (Piece piece : lastFirst(rule, claims)) {
            Claim claim = piece.claim();
            Quantity left = piece.units().quantity();
            for (long wish : claim.wishes()) {
                Quantity lacking = Quantity.ZERO.minus(balance.get(claim.variantId()));
                Quantity most = Shortage.least(Shortage.least(left, lacking), balance.getOrDefault(wish, Quantity.ZERO));
                Quantity units = most.isPositive() ? most.minus(new Quantity(most.amount().remainder(step.apply(wish).amount()))) : Quantity.ZERO;
                if (units.isPositive()) {
                    moved.add(new Got(claim.lineId(), wish, units));
                    left = left.minus(units);
                    balance.merge(claim.variantId(), units, Quantity::plus);
                    balance.merge(wish, units, Quantity::minus);
                    there.merge(wish, units, Quantity::minus);
                }
            }
            if (left.isPositive()) {
                staying.computeIfAbsent(claim.lineId(), line -> new ArrayList<>()).add(new Claim.Units(piece.units().changeNo(), left));
            }
        }
        List<Open> open = new ArrayList<>();
        byVariant.forEach((variant, of) -> open.add(new Open(variant, of.stream().filter(claim -> staying.containsKey(claim.lineId()))
                .map(claim -> claim.of(staying.get(claim.lineId()))).toList(), there.get(variant))));
        return new Settlement(moved, open);
    }

    private static List<Piece> lastFirst(ShortageRule rule, List<Claim> claims) {
        Comparator<Piece> byNumber = Comparator.comparing((Piece piece) -> piece.units().changeNo()).thenComparing(piece -> piece.claim().lineId());
        Comparator<Piece> order = rule != ShortageRule.PAID_FIRST ? byNumber
                : Comparator.comparing((Piece piece) -> piece.claim().paidAt(), Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(byNumber);
        return claims.stream().flatMap(claim -> claim.units().stream().map(units -> new Piece(claim, units))).sorted(order.reversed()).toList();
    }

    /**
     * @param byHand units by line of each variant that the organizer decides; the others go by the rule
     * @return by line, then variant
     * @throws org.artel.common.Refused as {@link Shortage#requireFair} says
     */
    public List<Got> settle(ShortageRule rule, Map<Long, Map<Long, Quantity>> byHand, LongFunction<Quantity> step) {
        record Place(long lineId, long variantId) {
        }
        Map<Place, Quantity> got = new HashMap<>();
        moved.forEach(each -> got.merge(new Place(each.lineId(), each.variantId()), each.quantity(), Quantity::plus));
        for (Open each : open) {
            Map<Long, Quantity> hand = byHand.get(each.variantId());
            if (hand != null) {
                Shortage.requireFair(each.claims(), each.available(), hand);
            }
            Map<Long, Quantity> given = hand != null ? hand : Shortage.allocate(rule, each.claims(), each.available(), step.apply(each.variantId()));
            each.claims().forEach(claim -> got.merge(new Place(claim.lineId(), each.variantId()),
                    given.getOrDefault(claim.lineId(), Quantity.ZERO), Quantity::plus));
        }
        return got.entrySet().stream().filter(each -> each.getValue().isPositive())
                .map(each -> new Got(each.getKey().lineId(), each.getKey().variantId(), each.getValue()))
                .sorted(Comparator.comparing(Got::lineId).thenComparing(Got::variantId)).toList();
    }
}
