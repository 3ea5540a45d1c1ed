package org.artel.order;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.Quantity;

/**
 * How many size rows are complete. Slot s of the row needs r_s units and has n_s: complete rows = min ⌊n_s / r_s⌋; the earliest
 * units fill them, the rest hang. A unit that would hang fills another slot that its owner wishes for, if that completes a row
 * ({@link WishMatching}). The row begun next lacks in each slot what brings it to one more row than is complete.
 *
 * <pre>
 * size           S   M   L
 * in the row     1   2   1
 * ordered        3   4   1
 * complete rows                1   (L has units for one only)
 * hang           2   2   0
 * lacks          0   0   1         for the second row
 *
 * … and one S would be L too: 2 rows, one S hangs
 * </pre>
 *
 * @param rows  complete rows
 * @param slots in the order of the row
 */
public record RowFill(long rows, List<Slot> slots) {

    /**
     * One size of the row.
     *
     * @param needed  units of a row
     * @param hanging units that no complete row takes
     * @param missing units that the next row lacks; zero while no next row is begun
     */
    public record Slot(long variantId, int needed, Quantity ordered, Quantity hanging, Quantity missing) {
    }

    /**
     * What one slot needs and has.
     *
     * @param wishing units of {@code ordered} whose owners name other variants that would do, by these, the dearest first
     */
    public record Has(long variantId, int needed, Quantity ordered, Map<List<Long>, Quantity> wishing) {

        private Stream<Asked> asked() {
            long units = whole(ordered) - wishing.values().stream().mapToLong(RowFill::whole).sum();
            return Stream.concat(Stream.of(new Asked(this, units, List.of())),
                    wishing.entrySet().stream().map(wish -> new Asked(this, whole(wish.getValue()), wish.getKey())));
        }
    }

    private record Asked(Has own, long units, List<Long> wishes) {

        private WishMatching.Asked choices() {
            return new WishMatching.Asked(units, Stream.concat(Stream.of(own.variantId()), wishes.stream()).toList());
        }
    }

    /** @param row at least one slot; a slot that a row needs 0 of is not part of it, but its units may go where their owners wish */
    public static RowFill of(List<Has> row) {
        Set<Long> needed = row.stream().filter(slot -> slot.needed() > 0).map(Has::variantId).collect(Collectors.toSet());
        List<Asked> asked = row.stream().flatMap(Has::asked).filter(each -> each.choices().choices().stream().anyMatch(needed::contains)).toList();
        List<WishMatching.Asked> choices = asked.stream().map(Asked::choices).toList();
        long rows = complete(row, choices);
        List<Map<Long, Long>> bought = WishMatching.of(choices, places(row, rows));
        boolean begun = asked.stream().mapToLong(Asked::units).sum() > units(bought);
        List<Map<Long, Long>> next = begun ? WishMatching.of(choices, places(row, rows + 1)) : bought;
        return new RowFill(rows, row.stream().filter(slot -> slot.needed() > 0).map(slot -> {
            long taken = 0;
            for (int i = 0; i < asked.size(); i++) {
                taken += asked.get(i).own() == slot ? units(List.of(bought.get(i))) : 0;
            }
            long filled = next.stream().mapToLong(units -> units.getOrDefault(slot.variantId(), 0L)).sum();
            return new Slot(slot.variantId(), slot.needed(), slot.ordered(), slot.ordered().minus(Quantity.of(taken)),
                    Quantity.of((rows + (begun ? 1 : 0)) * slot.needed() - filled));
        }).toList());
    }

    /** The most rows that the units fill: without wishes as the scarcest slot says, with them at most what all units together make. */
    private static long complete(List<Has> row, List<WishMatching.Asked> asked) {
        long needed = row.stream().mapToLong(Has::needed).sum();
        long rows = row.stream().filter(slot -> slot.needed() > 0).mapToLong(slot -> whole(slot.ordered()) / slot.needed()).min().orElse(0);
        if (needed == 0 || row.stream().allMatch(slot -> slot.wishing().isEmpty())) {
            return rows;
        }
        long tooMany = asked.stream().mapToLong(WishMatching.Asked::units).sum() / needed + 1;
        while (rows + 1 < tooMany) {
            long middle = (rows + tooMany) / 2;
            if (units(WishMatching.of(asked, places(row, middle))) == middle * needed) {
                rows = middle;
            } else {
                tooMany = middle;
            }
        }
        return rows;
    }

    /** So many units of each variant make so many rows. */
    public static Map<Long, Long> places(List<Has> row, long rows) {
        return row.stream().collect(Collectors.toMap(Has::variantId, slot -> rows * slot.needed()));
    }

    private static long units(List<Map<Long, Long>> given) {
        return given.stream().flatMap(each -> each.values().stream()).mapToLong(Long::longValue).sum();
    }

    private static long whole(Quantity units) {
        return units.amount().longValue();
    }

    /** A row was begun and is not complete. */
    public boolean isOpen() {
        return slots.stream().anyMatch(s -> s.missing().isPositive());
    }
}
