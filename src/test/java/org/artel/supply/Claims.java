package org.artel.supply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.artel.common.Quantity;

/** Claims for tables and properties. */
final class Claims {

    static final long RED = 1;
    static final long BLUE = 2;

    private Claims() {
    }

    /** One increment; the line's number is the gate's. */
    static Claim wants(long line, long units) {
        return wants(line, units, 0);
    }

    static Claim wants(long line, long units, long tolerance) {
        return claim(line, tolerance, line, units);
    }

    /** @param numbersAndUnits of each increment */
    static Claim claim(long line, long tolerance, long... numbersAndUnits) {
        List<Claim.Units> units = new ArrayList<>();
        for (int i = 0; i < numbersAndUnits.length; i += 2) {
            units.add(new Claim.Units(numbersAndUnits[i], Quantity.of(numbersAndUnits[i + 1])));
        }
        return new Claim(line, RED, units, Quantity.of(tolerance), List.of(), null);
    }

    static Claim paid(Claim claim, String at) {
        return new Claim(claim.lineId(), claim.variantId(), claim.units(), claim.tolerance(), claim.wishes(), Instant.parse(at));
    }

    static Claim of(long variant, Claim claim, Long... wishes) {
        return new Claim(claim.lineId(), variant, claim.units(), claim.tolerance(), List.of(wishes), claim.paidAt());
    }

    /** {@code 1=3 2=2}: what each line got. */
    static String shown(Map<Long, Quantity> got) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(got).forEach((line, units) -> text.append(text.isEmpty() ? "" : " ").append(line).append('=').append(units));
        return text.toString();
    }

    static Quantity sum(Map<Long, Quantity> got) {
        return got.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Up to eight lines on two variants, each with up to three increments, whose numbers are mixed among the lines. */
    static Arbitrary<List<Claim>> any() {
        Arbitrary<List<Integer>> units = Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Integer> tolerance = Arbitraries.integers().between(0, 4);
        Arbitrary<Integer> paid = Arbitraries.integers().between(0, 3);
        Arbitrary<Boolean> red = Arbitraries.of(true, false);
        Arbitrary<Boolean> wishes = Arbitraries.of(true, false);
        record Drawn(List<Integer> units, int tolerance, int paid, boolean red, boolean wishes) {
        }
        return Combinators.combine(units, tolerance, paid, red, wishes).as(Drawn::new).list().ofMinSize(1).ofMaxSize(8).map(drawn -> {
            List<Claim> claims = new ArrayList<>();
            for (int line = 1; line <= drawn.size(); line++) {
                Drawn each = drawn.get(line - 1);
                List<Claim.Units> numbered = new ArrayList<>();
                for (int i = 0; i < each.units().size(); i++) {
                    numbered.add(new Claim.Units(i * 100L + (line * 7) % 11, Quantity.of(each.units().get(i))));
                }
                claims.add(new Claim(line, each.red() ? RED : BLUE, numbered, Quantity.of(each.tolerance()),
                        each.wishes() ? List.of(each.red() ? BLUE : RED) : List.of(),
                        each.paid() == 0 ? null : Instant.ofEpochSecond(each.paid())));
            }
            return claims;
        });
    }
}
