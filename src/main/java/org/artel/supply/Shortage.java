package org.artel.supply;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.purchase.ShortageRule;

/**
 * Who gets how much of one variant that there is too little of. As long as there is enough for what is wanted only tolerances are
 * dropped, the latest owner's first; else the terms' rule holds:
 *
 * <pre>
 * wanted 1, 3, 6 with 6 left        FIRST_COME 1, 3, 2   in the order of the increments
 *                                   ONE_EACH   1, 3, 2   one unit each in turn
 *                                   PRO_RATA   1, 2, 3   quotas 0.6, 1.8, 3.6: 0, 1, 3, and one each for .8 and the earlier .6
 * </pre>
 *
 * PAID_FIRST: whoever paid earliest gets all, the unpaid come last, by increment. BY_HAND: the organizer says it, {@link #requireFair};
 * what is proposed to begin with is first come. Ties go to the earlier increment.
 */
public final class Shortage {

    private Shortage() {
    }

    /**
     * @param claims    on one variant, in any order
     * @param available not negative
     * @param step      the lot's; above zero. What of {@code available} is no whole step goes to the first whose wish is open
     * @return units by line; every line has an entry. They add up to what is available, or to everything wanted and tolerated
     */
    public static Map<Long, Quantity> allocate(ShortageRule rule, List<Claim> claims, Quantity available, Quantity step) {
        List<Claim> first = claims.stream().sorted(order(rule)).toList();
        Quantity wanted = Claim.wanted(claims);
        if (available.compareTo(wanted) >= 0) {
            return tolerated(first, available.minus(wanted));
        }
        return switch (rule) {
            case FIRST_COME, BY_HAND -> firstCome(first, available);
            case PAID_FIRST -> paidFirst(first, available);
            case ONE_EACH -> oneEach(first, available, step);
            case PRO_RATA -> proRata(first, available, step);
        };
    }

    /**
     * What the organizer decided by hand must give everything there is, and nobody more than asked for.
     *
     * @param given units by line; a line without an entry gets nothing
     * @throws Refused INVALID {@code shortage.tooMuch} for a line, {@code shortage.sum} when it is not what is there, or wanted
     */
    public static void requireFair(List<Claim> claims, Quantity available, Map<Long, Quantity> given) {
        Quantity sum = Quantity.ZERO;
        for (Claim claim : claims) {
            Quantity got = given.getOrDefault(claim.lineId(), Quantity.ZERO);
            if (got.isNegative() || got.compareTo(claim.wanted().plus(claim.tolerance())) > 0) {
                throw new Refused("shortage.tooMuch", got, claim.wanted().plus(claim.tolerance()));
            }
            sum = sum.plus(got);
        }
        Quantity due = least(available, Claim.wanted(claims));
        if (sum.compareTo(available) > 0 || sum.compareTo(due) < 0) {
            throw new Refused("shortage.sum", sum, due);
        }
    }

    /** In which order claims are served; whoever is last loses first. */
    static Comparator<Claim> order(ShortageRule rule) {
        return rule == ShortageRule.PAID_FIRST
                ? Comparator.comparing(Claim::paidAt, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Claim.BY_NUMBER)
                : Claim.BY_NUMBER;
    }

    private static Map<Long, Quantity> tolerated(List<Claim> first, Quantity spare) {
        Map<Long, Quantity> got = new LinkedHashMap<>();
        Quantity left = spare;
        for (Claim claim : first) {
            Quantity more = least(left, claim.tolerance());
            left = left.minus(more);
            got.put(claim.lineId(), claim.wanted().plus(more));
        }
        return got;
    }

    private static Map<Long, Quantity> firstCome(List<Claim> claims, Quantity available) {
        Map<Long, Quantity> got = nothing(claims);
        record Asked(long lineId, Claim.Units units) {
        }
        List<Asked> asked = new ArrayList<>();
        claims.forEach(claim -> claim.units().forEach(units -> asked.add(new Asked(claim.lineId(), units))));
        asked.sort(Comparator.comparing((Asked a) -> a.units().changeNo()).thenComparing(Asked::lineId));
        Quantity left = available;
        for (Asked each : asked) {
            Quantity given = least(left, each.units().quantity());
            left = left.minus(given);
            got.merge(each.lineId(), given, Quantity::plus);
        }
        return got;
    }

    private static Map<Long, Quantity> paidFirst(List<Claim> first, Quantity available) {
        Map<Long, Quantity> got = nothing(first);
        Quantity left = fill(first.stream().filter(claim -> claim.paidAt() != null).toList(), available, got);
        got.putAll(firstCome(first.stream().filter(claim -> claim.paidAt() == null).toList(), left));
        return got;
    }

    private static Map<Long, Quantity> oneEach(List<Claim> first, Quantity available, Quantity step) {
        Map<Long, Quantity> got = nothing(first);
        Quantity left = available;
        List<Claim> open = openBy(first, got, step);
        while (!open.isEmpty() && left.compareTo(step) >= 0) {
            // as many whole rounds at once as everybody who is still open takes
            BigInteger affordable = left.amount().divideToIntegralValue(step.amount()).toBigInteger().divide(BigInteger.valueOf(open.size()));
            BigInteger rounds = open.stream().map(claim -> steps(claim.wanted().minus(got.get(claim.lineId())), step)).reduce(affordable, BigInteger::min);
            Quantity each = times(step, rounds.max(BigInteger.ONE));
            for (Claim claim : open) {
                if (left.compareTo(each) >= 0) {
                    got.merge(claim.lineId(), each, Quantity::plus);
                    left = left.minus(each);
                }
            }
            open = openBy(first, got, step);
        }
        fill(first, left, got);
        return got;
    }

    private static Map<Long, Quantity> proRata(List<Claim> first, Quantity available, Quantity step) {
        Map<Long, Quantity> got = nothing(first);
        BigDecimal whole = Claim.wanted(first).amount();
        BigInteger parts = steps(available, step);
        List<BigDecimal> remainders = new ArrayList<>();
        BigInteger given = BigInteger.ZERO;
        for (Claim claim : first) {
            BigDecimal[] quota = new BigDecimal(parts).multiply(claim.wanted().amount()).divideAndRemainder(whole);
            BigInteger floor = quota[0].toBigInteger().min(steps(claim.wanted(), step));
            got.put(claim.lineId(), times(step, floor));
            remainders.add(quota[1]);
            given = given.add(floor);
        }
        Quantity left = available.minus(times(step, given));
        for (int i : IntStream.range(0, first.size()).boxed().sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed()).toList()) {
            Claim claim = first.get(i);
            if (left.compareTo(step) >= 0 && got.get(claim.lineId()).plus(step).compareTo(claim.wanted()) <= 0) {
                got.merge(claim.lineId(), step, Quantity::plus);
                left = left.minus(step);
            }
        }
        fill(first, left, got);
        return got;
    }

    /** Serves one after the other whole. @return what is left */
    private static Quantity fill(List<Claim> claims, Quantity available, Map<Long, Quantity> got) {
        Quantity left = available;
        for (Claim claim : claims) {
            Quantity more = least(left, claim.wanted().minus(got.get(claim.lineId())));
            left = left.minus(more);
            got.merge(claim.lineId(), more, Quantity::plus);
        }
        return left;
    }

    /** Who wants one more step. */
    private static List<Claim> openBy(List<Claim> claims, Map<Long, Quantity> got, Quantity step) {
        return claims.stream().filter(claim -> got.get(claim.lineId()).plus(step).compareTo(claim.wanted()) <= 0).toList();
    }

    private static Map<Long, Quantity> nothing(List<Claim> claims) {
        Map<Long, Quantity> got = new HashMap<>();
        claims.forEach(claim -> got.put(claim.lineId(), Quantity.ZERO));
        return got;
    }

    private static BigInteger steps(Quantity quantity, Quantity step) {
        return quantity.amount().divideToIntegralValue(step.amount()).toBigInteger();
    }

    private static Quantity times(Quantity step, BigInteger number) {
        return new Quantity(step.amount().multiply(new BigDecimal(number)));
    }

    static Quantity least(Quantity a, Quantity b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
