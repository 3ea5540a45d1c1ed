package org.artel.supply;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.artel.common.Quantity;

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

    /** @param units at least one */
    public Claim {
        units = List.copyOf(units);
        wishes = List.copyOf(wishes);
    }

    /** The same claim on other units. @param left in any order */
    Claim of(List<Units> left) {
        return new Claim(lineId, variantId, left.stream().sorted(Comparator.comparing(Units::changeNo)).toList(), tolerance, wishes, paidAt);
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
