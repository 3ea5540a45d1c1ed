package org.artel.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who gets a unit of what, where each asks for a variant of their own and names others that would do. The rule, in this order:
 *
 * <ol><li>what is there of a variant goes to whoever asks for it as their own, the first first;
 * <li>as many units as possible get something: a unit gives way to another one if a further choice of its owner is free;
 * <li>where not all of them can, whoever is first is served, and stays so;
 * <li>of the ways to serve just these, the first has the dearest choices, then the second, and so on.</ol>
 *
 * <pre>
 * red 1, blue 1, green 1       in order       one after the other
 * A red, else blue             red            red
 * B blue, else green           green          blue
 * C red, else blue             blue           nothing, though green is there
 * </pre>
 *
 * It is a maximum matching with capacities, by augmenting paths over the variants (Kuhn): places that proved full for good are not
 * searched again, so that it takes about as many steps as there are choices.
 */
public final class WishMatching {

    /**
     * Units of one owner, asked for at one time.
     *
     * @param units   whole, not negative
     * @param choices variants: the own one, then what would do instead, the dearest first
     */
    public record Asked(long units, List<Long> choices) {
    }

    /** Choices that exist, as numbers of places; the own one has the rank 0. */
    private final int[][] choices;
    private final long[] unserved;
    private final long[][] given;
    private final long[] free;
    /** Nothing in them can ever give way. */
    private boolean[] full;
    /** By place and the place that they would move to: who has units there. May hold some who have left. */
    private final List<Map<Integer, Deque<Integer>>> there = new ArrayList<>();
    /** Whoever is not after this one has what they have. */
    private int settled = -1;

    private WishMatching(List<Asked> asked, List<Long> places, Map<Long, Long> free) {
        Map<Long, Integer> numbers = new HashMap<>();
        places.forEach(place -> numbers.put(place, numbers.size()));
        this.free = places.stream().mapToLong(free::get).toArray();
        places.forEach(place -> there.add(new TreeMap<>()));
        full = new boolean[places.size()];
        choices = asked.stream().map(each -> each.choices().stream().filter(numbers::containsKey).mapToInt(numbers::get).toArray()).toArray(int[][]::new);
        unserved = asked.stream().mapToLong(Asked::units).toArray();
        given = Arrays.stream(choices).map(own -> new long[own.length]).toArray(long[][]::new);
    }

    /**
     * @param asked in the order that they are served in
     * @param free  whole units by variant, not negative; each one's own variant has an entry
     * @return what each gets, by variant, in the order of {@code asked}
     */
    public static List<Map<Long, Long>> of(List<Asked> asked, Map<Long, Long> free) {
        List<Long> places = free.keySet().stream().sorted().toList();
        WishMatching matching = new WishMatching(asked, places, free);
        for (int i = 0; i < asked.size(); i++) {
            matching.give(i, 0, Math.min(matching.unserved[i], matching.free[matching.choices[i][0]]));
        }
        for (int i = 0; i < asked.size(); i++) {
            matching.serve(i);
        }
        matching.full = new boolean[places.size()];
        for (int i = 0; i < asked.size(); i++) {
            matching.prefer(i);
        }
        return matching.result(places);
    }

    private void serve(int i) {
        long found = 1;
        while (unserved[i] > 0 && found > 0) {
            found = place(i, 0, choices[i].length, unserved[i]);
        }
    }

    /** Moves the units to dearer choices for which those who come later give way. */
    private void prefer(int i) {
        settled = i;
        for (int rank = 0; rank < choices[i].length; rank++) {
            for (int lower = choices[i].length - 1; lower > rank; lower--) {
                long found = 1;
                while (given[i][lower] > 0 && found > 0) {
                    long units = given[i][lower];
                    take(i, lower, units);
                    found = place(i, rank, rank + 1, units);
                    give(i, lower, units - found);
                }
            }
        }
    }

    /**
     * Gives units a place at one of the choices, if need be by moving others along to where something is free.
     *
     * @return how many; 0: there is no way
     */
    private long place(int i, int fromRank, int toRank, long most) {
        int[] before = new int[free.length];
        int[] mover = new int[free.length];
        boolean[] seen = full.clone();
        Deque<Integer> open = new ArrayDeque<>();
        for (int rank = fromRank; rank < toRank; rank++) {
            int place = choices[i][rank];
            if (!seen[place]) {
                seen[place] = true;
                before[place] = -1;
                open.add(place);
            }
        }
        while (!open.isEmpty()) {
            int at = open.remove();
            if (free[at] > 0) {
                return moveAlong(i, at, before, mover, most);
            }
            there.get(at).forEach((next, those) -> {
                if (!seen[next] && movable(at, those)) {
                    seen[next] = true;
                    before[next] = at;
                    mover[next] = those.peek();
                    open.add(next);
                }
            });
        }
        if (settled < 0) {
            full = seen;
        }
        return 0;
    }

    private boolean movable(int at, Deque<Integer> those) {
        while (!those.isEmpty() && (those.peek() <= settled || given[those.peek()][rank(those.peek(), at)] == 0)) {
            those.pop();
        }
        return !those.isEmpty();
    }

    private long moveAlong(int i, int last, int[] before, int[] mover, long most) {
        long units = Math.min(most, free[last]);
        for (int at = last; before[at] >= 0; at = before[at]) {
            units = Math.min(units, given[mover[at]][rank(mover[at], before[at])]);
        }
        int at = last;
        for (; before[at] >= 0; at = before[at]) {
            give(mover[at], rank(mover[at], at), units);
            take(mover[at], rank(mover[at], before[at]), units);
        }
        give(i, rank(i, at), units);
        return units;
    }

    private void give(int i, int rank, long units) {
        if (units > 0 && given[i][rank] == 0) {
            for (int other : choices[i]) {
                if (other != choices[i][rank]) {
                    there.get(choices[i][rank]).computeIfAbsent(other, place -> new ArrayDeque<>()).push(i);
                }
            }
        }
        given[i][rank] += units;
        free[choices[i][rank]] -= units;
        unserved[i] -= units;
    }

    private void take(int i, int rank, long units) {
        give(i, rank, -units);
    }

    private int rank(int i, int place) {
        int rank = 0;
        while (choices[i][rank] != place) {
            rank++;
        }
        return rank;
    }

    private List<Map<Long, Long>> result(List<Long> places) {
        List<Map<Long, Long>> result = new ArrayList<>();
        for (int i = 0; i < choices.length; i++) {
            Map<Long, Long> units = new LinkedHashMap<>();
            for (int rank = 0; rank < choices[i].length; rank++) {
                if (given[i][rank] > 0) {
                    units.put(places.get(choices[i][rank]), given[i][rank]);
                }
            }
            result.add(units);
        }
        return result;
    }
}
