package org.artel.order;

import java.util.ArrayList;
import java.util.List;
import org.artel.common.Quantity;

/**
 * How many size rows are complete. Slot s of the row needs r_s units and has n_s: complete rows = min ⌊n_s / r_s⌋; the earliest
 * units fill them, the rest hang. The row begun next lacks in each slot what brings it to one more row than is complete.
 *
 * <pre>
 * size           S   M   L
 * in the row     1   2   1
 * ordered        3   4   1
 * complete rows                1   (L has units for one only)
 * hang           2   2   0
 * lacks          0   0   1         for the second row
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

    /** What one slot needs and has. */
    public record Has(long variantId, int needed, Quantity ordered) {
    }

    /** @param row at least one slot; a slot that a row needs 0 of is not part of it */
    public static RowFill of(List<Has> row) {
        List<Has> slots = row.stream().filter(s -> s.needed() > 0).toList();
        long rows = slots.stream().mapToLong(s -> s.ordered().amount().longValue() / s.needed()).min().orElse(0);
        boolean begun = slots.stream().anyMatch(s -> s.ordered().compareTo(Quantity.of(rows * s.needed())) > 0);
        List<Slot> filled = new ArrayList<>(slots.size());
        for (Has slot : slots) {
            Quantity hanging = slot.ordered().minus(Quantity.of(rows * slot.needed()));
            Quantity lacks = Quantity.of(slot.needed()).minus(hanging);
            filled.add(new Slot(slot.variantId(), slot.needed(), slot.ordered(), hanging,
                    begun && lacks.isPositive() ? lacks : Quantity.ZERO));
        }
        return new RowFill(rows, List.copyOf(filled));
    }

    /** A row was begun and is not complete. */
    public boolean isOpen() {
        return slots.stream().anyMatch(s -> s.missing().isPositive());
    }
}
