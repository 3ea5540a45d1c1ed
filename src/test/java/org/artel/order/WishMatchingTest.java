package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.artel.order.WishMatching.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishMatchingTest {

    /** Who asks: units, then the choices; what is there: units of the variants 1, 2, 3 … What each gets: units of variants. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1 of 1 2, 1 of 2 3, 1 of 1 2     | 1 1 1 | 1 of 1; 1 of 3; 1 of 2",
            "1 of 1 2, 1 of 1                 | 1 1   | 1 of 2; 1 of 1",
            "2 of 1 2, 2 of 1 2               | 2 2   | 2 of 1; 2 of 2",
            "2 of 1 2, 2 of 1                 | 2 1   | 1 of 1, 1 of 2; 1 of 1",
            "1 of 1 2, 1 of 1 2, 1 of 1 2     | 0 2   | 1 of 2; 1 of 2;",
            "1 of 1 3 2, 1 of 1 3 2           | 0 1 1 | 1 of 3; 1 of 2",
            "3 of 1 2 3, 2 of 1 2             | 0 3 2 | 1 of 2, 2 of 3; 2 of 2",
            "1 of 1 2, 1 of 2                 | 0 1   | ; 1 of 2"})
    void whoGetsWhat(String asked, String free, String got) {
        assertEquals(got == null ? "" : got, shown(WishMatching.of(asked(asked), free(free))).strip());
    }

    private static List<Asked> asked(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).map(each -> new Asked(Long.parseLong(each.substring(0, each.indexOf(' '))),
                Arrays.stream(each.substring(each.indexOf("of") + 3).split(" ")).map(Long::valueOf).toList())).toList();
    }

    private static Map<Long, Long> free(String text) {
        String[] units = text.strip().split(" ");
        return LongStream.rangeClosed(1, units.length).boxed().collect(Collectors.toMap(variant -> variant, variant -> Long.valueOf(units[(int) (variant - 1)])));
    }

    private static String shown(List<Map<Long, Long>> got) {
        return got.stream().map(each -> each.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(e -> e.getValue() + " of " + e.getKey())
                .collect(Collectors.joining(", "))).collect(Collectors.joining("; "));
    }

    record Case(List<Asked> asked, Map<Long, Long> free) {
    }

    /** Up to five who ask for up to two units of four variants. */
    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<List<Long>> choices = Arbitraries.longs().between(1, 4).list().uniqueElements().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Asked> asked = Combinators.combine(Arbitraries.longs().between(1, 2), choices).as(Asked::new);
        Arbitrary<List<Long>> free = Arbitraries.longs().between(0, 3).list().ofSize(4);
        return Combinators.combine(asked.list().ofMinSize(1).ofMaxSize(5), free).as((list, units) ->
                new Case(list, LongStream.rangeClosed(1, 4).boxed().collect(Collectors.toMap(v -> v, v -> units.get((int) (v - 1))))));
    }

    /**
     * The rule, tried on every way there is to share: most units; the own variant first come; then the earlier served; then the dearer
     * choices of the earlier.
     */
    @Property(tries = 400)
    void noOtherWayIsBetterByTheRule(@ForAll("cases") Case drawn) {
        List<Map<Long, Long>> got = WishMatching.of(drawn.asked(), drawn.free());
        List<Integer> own = ownFirst(drawn);
        List<Long> best = null;
        for (List<Map<Long, Long>> way : ways(drawn, 0, new HashMap<>(drawn.free()))) {
            List<Long> merit = merit(drawn, own, way);
            if (merit != null && (best == null || compare(merit, best) > 0)) {
                best = merit;
            }
        }
        assertEquals(best, merit(drawn, own, got));
    }

    /** How many units of each are served without any wish. */
    private static List<Integer> ownFirst(Case drawn) {
        Map<Long, Long> left = new HashMap<>(drawn.free());
        List<Integer> own = new ArrayList<>();
        for (Asked each : drawn.asked()) {
            long units = Math.min(each.units(), left.get(each.choices().get(0)));
            left.merge(each.choices().get(0), -units, Long::sum);
            own.add((int) units);
        }
        return own;
    }

    /** Null: somebody who was served without wishes is not served any more. */
    private static List<Long> merit(Case drawn, List<Integer> own, List<Map<Long, Long>> way) {
        List<Long> served = way.stream().map(WishMatchingTest::units).toList();
        List<Long> merit = new ArrayList<>(List.of(served.stream().mapToLong(Long::longValue).sum()));
        for (int i = 0; i < way.size(); i++) {
            if (served.get(i) < own.get(i)) {
                return null;
            }
        }
        merit.addAll(served);
        for (int i = 0; i < way.size(); i++) {
            for (long choice : drawn.asked().get(i).choices()) {
                merit.add(way.get(i).getOrDefault(choice, 0L));
            }
        }
        return merit;
    }

    private static int compare(List<Long> one, List<Long> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i).compareTo(other.get(i));
            }
        }
        return 0;
    }

    private static List<List<Map<Long, Long>>> ways(Case drawn, int from, Map<Long, Long> free) {
        if (from == drawn.asked().size()) {
            return List.of(List.of());
        }
        List<List<Map<Long, Long>>> all = new ArrayList<>();
        for (Map<Long, Long> mine : shares(drawn.asked().get(from).choices(), drawn.asked().get(from).units(), free)) {
            Map<Long, Long> left = new HashMap<>(free);
            mine.forEach((variant, units) -> left.merge(variant, -units, Long::sum));
            for (List<Map<Long, Long>> rest : ways(drawn, from + 1, left)) {
                List<Map<Long, Long>> way = new ArrayList<>(List.of(mine));
                way.addAll(rest);
                all.add(way);
            }
        }
        return all;
    }

    private static List<Map<Long, Long>> shares(List<Long> choices, long most, Map<Long, Long> free) {
        if (choices.isEmpty()) {
            return List.of(Map.of());
        }
        List<Map<Long, Long>> all = new ArrayList<>();
        for (long units = 0; units <= Math.min(most, free.get(choices.get(0))); units++) {
            for (Map<Long, Long> rest : shares(choices.subList(1, choices.size()), most - units, free)) {
                Map<Long, Long> share = new HashMap<>(rest);
                share.put(choices.get(0), units);
                all.add(share);
            }
        }
        return all;
    }

    @Property(tries = 300)
    void nothingIsGivenTwiceAndNeverLessThanOneAfterTheOther(@ForAll("large") Case drawn) {
        List<Map<Long, Long>> got = WishMatching.of(drawn.asked(), drawn.free());
        Map<Long, Long> given = new HashMap<>();
        got.forEach(each -> each.forEach((variant, units) -> given.merge(variant, units, Long::sum)));
        given.forEach((variant, units) -> assertTrue(units <= drawn.free().get(variant)));
        for (int i = 0; i < got.size(); i++) {
            assertTrue(units(got.get(i)) <= drawn.asked().get(i).units());
            assertTrue(drawn.asked().get(i).choices().containsAll(got.get(i).keySet()));
        }
        Map<Long, Long> left = new HashMap<>(drawn.free());
        long oneAfterTheOther = 0;
        for (Asked each : drawn.asked()) {
            long open = each.units();
            for (long choice : each.choices()) {
                long units = Math.min(open, left.get(choice));
                left.merge(choice, -units, Long::sum);
                open -= units;
                oneAfterTheOther += units;
            }
        }
        assertTrue(got.stream().mapToLong(WishMatchingTest::units).sum() >= oneAfterTheOther);
    }

    @Provide
    Arbitrary<Case> large() {
        Arbitrary<List<Long>> choices = Arbitraries.longs().between(1, 12).list().uniqueElements().ofMinSize(1).ofMaxSize(5);
        Arbitrary<Asked> asked = Combinators.combine(Arbitraries.longs().between(1, 20), choices).as(Asked::new);
        Arbitrary<List<Long>> free = Arbitraries.longs().between(0, 60).list().ofSize(12);
        return Combinators.combine(asked.list().ofMaxSize(60), free).as((list, units) ->
                new Case(list, LongStream.rangeClosed(1, 12).boxed().collect(Collectors.toMap(v -> v, v -> units.get((int) (v - 1))))));
    }

    /** 1,000 participants with 10 lines over 100 variants, half of them short, everybody with three wishes: all that is there is given. */
    @Test
    void tenThousandLinesThatAllWish() {
        Random random = new Random(7);
        Map<Long, Long> free = new LinkedHashMap<>();
        LongStream.rangeClosed(1, 100).forEach(variant -> free.put(variant, variant % 2 == 0 ? 120L : 60L));
        List<Long> variants = new ArrayList<>(free.keySet());
        List<Asked> asked = new ArrayList<>();
        for (int line = 0; line < 10_000; line++) {
            Collections.shuffle(variants, random);
            asked.add(new Asked(1, List.copyOf(variants.subList(0, 4))));
        }
        assertEquals(9_000, WishMatching.of(asked, free).stream().mapToLong(WishMatchingTest::units).sum());
    }

    private static long units(Map<Long, Long> got) {
        return got.values().stream().mapToLong(Long::longValue).sum();
    }
}
