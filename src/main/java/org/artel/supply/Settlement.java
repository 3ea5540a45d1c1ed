package org.artel.supply;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.Quantity;
import org.artel.order.WishMatching;
import org.artel.purchase.ShortageRule;

/**
 * Who gets what of everything that there is. In this order: tolerances are dropped; units of what is short move to their owners'
 * wishes, as far as more of those is there than wanted, so that as many units as possible get something and the earlier owner keeps
 * the dearer choice ({@link WishMatching}); the rest is settled by the rule; what is then left goes to the tolerances that were dropped.
 *
 * <pre>
 * there is red 3, blue 4            red  blue
 * A wants red 2                       2
 * B wants red 2, else blue            1     1   one red too few: B came later
 * C wants blue 2 (tolerance 1)              3   one blue is spare after B's wish: C tolerates it
 *
 * there is red 0, green 0, blue 1, grey 1        one after the other B would get nothing
 * A wants red 1, else blue, else grey      grey
 * B wants green 1, else blue               blue
 * </pre>
 *
 * @param moved what wishes gave, of the wished variants
 * @param open  what is left for the rule, by variant
 */
public record Settlement(List<Got> moved, List<Open> open) {

    /** So many units of a variant for a line; above zero. */
    public record Got(long lineId, long variantId, Quantity quantity) {

        private Place place() {
            return new Place(lineId, variantId);
        }

        /** Added up by line and variant, without what is zero; by line, then variant. */
        static List<Got> together(Stream<Got> got) {
            Map<Place, Quantity> sums = new HashMap<>();
            got.forEach(each -> sums.merge(each.place(), each.quantity(), Quantity::plus));
            return sums.entrySet().stream().filter(each -> each.getValue().isPositive())
                    .map(each -> new Got(each.getKey().lineId(), each.getKey().variantId(), each.getValue()))
                    .sorted(Comparator.comparing(Got::lineId).thenComparing(Got::variantId)).toList();
        }
    }

    private record Place(long lineId, long variantId) {

        static Place of(Claim claim) {
            return new Place(claim.lineId(), claim.variantId());
        }
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

    /**
     * Drops tolerances and applies wishes.
     *
     * @param claims    one of a line on a variant
     * @param available units by variant; a variant without an entry is absent
     * @param step      of a variant's lot: units move by whole steps of all the lots that wishes connect
     */
    public static Settlement of(ShortageRule rule, List<Claim> claims, Map<Long, Quantity> available, LongFunction<Quantity> step) {
        Map<Long, List<Claim>> byVariant = claims.stream().collect(Collectors.groupingBy(Claim::variantId, LinkedHashMap::new, Collectors.toList()));
        Map<Long, Quantity> there = new HashMap<>(available);
        byVariant.keySet().forEach(variant -> there.putIfAbsent(variant, Quantity.ZERO));
        // above zero: to spare; below: too few
        Map<Long, Quantity> balance = new HashMap<>();
        there.forEach((variant, units) -> balance.put(variant, units.minus(Claim.wanted(byVariant.getOrDefault(variant, List.of())))));
        List<Claim.Piece> shortOnes = Claim.pieces(rule, claims).stream().filter(piece -> balance.get(piece.claim().variantId()).isNegative())
                .map(piece -> new Claim.Piece(piece.claim().wishing(wish -> balance.getOrDefault(wish, Quantity.ZERO).isPositive()), piece.units())).toList();
        List<Got> moved = new ArrayList<>();
        Map<Place, List<Claim.Units>> staying = new HashMap<>();
        claims.stream().filter(claim -> !balance.get(claim.variantId()).isNegative()).forEach(claim -> staying.put(Place.of(claim), claim.units()));
        connected(shortOnes).forEach(pieces -> move(pieces, there, balance, step, moved, staying));
        moved.forEach(each -> there.merge(each.variantId(), each.quantity(), Quantity::minus));
        List<Open> open = new ArrayList<>();
        byVariant.forEach((variant, of) -> open.add(new Open(variant, of.stream().filter(claim -> staying.containsKey(Place.of(claim)))
                .map(claim -> claim.of(staying.get(Place.of(claim)))).toList(), there.get(variant))));
        return new Settlement(moved, open);
    }

    /** Parts that no wish connects with another one: a step of one says nothing about the other. */
    private static Collection<List<Claim.Piece>> connected(List<Claim.Piece> pieces) {
        Map<Long, Long> towards = new HashMap<>();
        pieces.forEach(piece -> piece.claim().choices().forEach(choice ->
                towards.put(end(towards, choice), end(towards, piece.claim().variantId()))));
        return pieces.stream().collect(Collectors.groupingBy(piece -> end(towards, piece.claim().variantId()), LinkedHashMap::new, Collectors.toList())).values();
    }

    private static long end(Map<Long, Long> towards, long variant) {
        long at = variant;
        while (towards.getOrDefault(at, at) != at) {
            at = towards.get(at);
        }
        return at;
    }

    private static void move(List<Claim.Piece> pieces, Map<Long, Quantity> there, Map<Long, Quantity> balance, LongFunction<Quantity> step,
            List<Got> moved, Map<Place, List<Claim.Units>> staying) {
        Set<Long> variants = pieces.stream().flatMap(piece -> piece.claim().choices().stream()).collect(Collectors.toSet());
        BigDecimal unit = variants.stream().map(step::apply).map(Quantity::amount).reduce(Settlement::wholeOfBoth).orElseThrow();
        Map<Long, Quantity> free = new HashMap<>();
        variants.forEach(variant -> free.put(variant, balance.get(variant).isPositive() ? balance.get(variant) : there.get(variant)));
        // what is no whole unit stays
        pieces.forEach(piece -> free.merge(piece.claim().variantId(), new Quantity(piece.units().quantity().amount().remainder(unit)), Quantity::minus));
        Map<Long, Long> places = new HashMap<>();
        free.forEach((variant, units) -> places.put(variant, Math.max(0, units.amount().divide(unit, 0,
                balance.get(variant).isPositive() ? RoundingMode.FLOOR : RoundingMode.CEILING).longValue())));
        List<Map<Long, Long>> given = WishMatching.of(pieces.stream().map(piece -> new WishMatching.Asked(
                piece.units().quantity().amount().divideToIntegralValue(unit).longValue(), piece.claim().choices())).toList(), places);
        for (int i = 0; i < pieces.size(); i++) {
            Claim claim = pieces.get(i).claim();
            Quantity left = pieces.get(i).units().quantity();
            for (Map.Entry<Long, Long> each : given.get(i).entrySet()) {
                if (each.getKey() != claim.variantId()) {
                    Quantity units = new Quantity(unit.multiply(BigDecimal.valueOf(each.getValue())));
                    moved.add(new Got(claim.lineId(), each.getKey(), units));
                    left = left.minus(units);
                }
            }
            if (left.isPositive()) {
                staying.computeIfAbsent(Place.of(claim), place -> new ArrayList<>()).add(new Claim.Units(pieces.get(i).units().changeNo(), left));
            }
        }
    }

    /** The least quantity that is a whole number of both steps. */
    private static BigDecimal wholeOfBoth(BigDecimal one, BigDecimal other) {
        BigInteger a = one.unscaledValue();
        BigInteger b = other.unscaledValue();
        return new BigDecimal(a.divide(a.gcd(b)).multiply(b), one.scale());
    }

    /**
     * @param byHand units by line of each variant that the organizer decides; the others go by the rule
     * @return by line, then variant
     * @throws org.artel.common.Refused as {@link Shortage#requireFair} says
     */
    public List<Got> settle(ShortageRule rule, Map<Long, Map<Long, Quantity>> byHand, LongFunction<Quantity> step) {
        List<Got> got = new ArrayList<>(moved);
        for (Open each : open) {
            Map<Long, Quantity> hand = byHand.get(each.variantId());
            if (hand != null) {
                Shortage.requireFair(each.claims(), each.available(), hand);
            }
            Map<Long, Quantity> given = hand != null ? hand : Shortage.allocate(rule, each.claims(), each.available(), step.apply(each.variantId()));
            each.claims().forEach(claim -> got.add(new Got(claim.lineId(), each.variantId(), given.getOrDefault(claim.lineId(), Quantity.ZERO))));
        }
        return Got.together(got.stream());
    }
}
