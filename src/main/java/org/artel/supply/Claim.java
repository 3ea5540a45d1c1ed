package org.artel.supply;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.artel.common.Quantity;
import org.artel.purchase.ShortageRule;

/**
 * What an order line wants of one variant.
 *
 * @param units     what is wanted, by the gate's number that it was ordered at; ascending
 * @param tolerance units that the owner takes beyond that where they fill a box
 * @param wishes    variants that would do instead, the dearest wish first; empty: none
 * @param paidAt    when the payment was booked that covers what is due in full; null: it is not
 */
public record Claim(long lineId, long variantId, List<Units> units, Quantity tolerance, List<Long> wishes, Instant paidAt) {

    /** By their owner's first units: who was first. */
    static final Comparator<Claim> BY_NUMBER = Comparator.comparing((Claim claim) -> claim.units().get(0).changeNo()).thenComparing(Claim::lineId);

    /** So many units, ordered at the gate's number. */
    public record Units(long changeNo, Quantity quantity) {
    }

    /** Units of one increment. */
    record Piece(Claim claim, Units units) {
    }

    /** Every increment's units, in the order that the rule serves them in. */
    static List<Piece> pieces(ShortageRule rule, List<Claim> claims) {
        Comparator<Piece> byNumber = Comparator.comparing((Piece piece) -> piece.units().changeNo()).thenComparing(piece -> piece.claim().lineId())
                .thenComparing(piece -> piece.claim().variantId());
        Comparator<Piece> order = rule != ShortageRule.PAID_FIRST ? byNumber
                : Comparator.comparing((Piece piece) -> piece.claim().paidAt(), Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(byNumber);
        return claims.stream().flatMap(claim -> claim.units().stream().map(units -> new Piece(claim, units))).sorted(order).toList();
    }

    /** @param units at least one */
    public Claim {
        units = List.copyOf(units);
        wishes = List.copyOf(wishes);
    }

    /** The same claim on other units. @param left in any order */
    Claim of(List<Units> left) {
        return new Claim(lineId, variantId, left.stream().sorted(Comparator.comparing(Units::changeNo)).toList(), tolerance, wishes, paidAt);
    }

    /** The same claim with some of its wishes. */
    Claim wishing(Predicate<Long> only) {
        return new Claim(lineId, variantId, units, tolerance, wishes.stream().filter(only).toList(), paidAt);
    }

    /** The variant itself, then the wishes. */
    List<Long> choices() {
        return Stream.concat(Stream.of(variantId), wishes.stream()).toList();
    }

    public Quantity wanted() {
        return units.stream().map(Units::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    static Quantity wanted(List<Claim> claims) {
        return claims.stream().map(Claim::wanted).reduce(Quantity.ZERO, Quantity::plus);
    }

    static Quantity tolerance(List<Claim> claims) {
        return claims.stream().map(Claim::tolerance).reduce(Quantity.ZERO, Quantity::plus);
    }
}
