package org.artel.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.artel.common.Quantity;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;

/**
 * What would fill an open box or a begun size row.
 *
 * <pre>
 * box of 6 jars, 4 ordered, tolerance 1        1 jar
 * row S 1, M 2, L 1; ordered S 3, M 4, L 1     1 of L, for the second row
 * row S 1, M 2, L 1; ordered S 1, M 0, L 1     2 of M
 * </pre>
 *
 * @param parts   what is missing, of each variant; one variant for a box
 * @param row     a size row; otherwise a box
 * @param hanging variants with units that only this completion lets go
 */
public record Completion(Lot lot, List<Part> parts, boolean row, List<Long> hanging) {

    public record Part(LotVariant variant, Quantity missing) {
    }

    /** Units, over all variants. */
    public Quantity missing() {
        return parts.stream().map(Part::missing).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Open boxes and begun rows, those with the least missing first. */
    static List<Completion> of(List<FillBoard.Box> boxes, List<FillBoard.Row> rows) {
        List<Completion> all = new ArrayList<>();
        boxes.stream().filter(box -> box.fill().isOpen()).forEach(box -> all.add(new Completion(box.lot(),
                List.of(new Part(box.variant(), box.fill().missing())), false, List.of(box.variant().id()))));
        for (FillBoard.Row row : rows) {
            List<Part> parts = new ArrayList<>();
            List<Long> hanging = new ArrayList<>();
            for (int i = 0; i < row.variants().size(); i++) {
                RowFill.Slot slot = row.fill().slots().get(i);
                if (slot.missing().isPositive()) {
                    parts.add(new Part(row.variants().get(i), slot.missing()));
                }
                if (slot.hanging().isPositive()) {
                    hanging.add(slot.variantId());
                }
            }
            if (!parts.isEmpty()) {
                all.add(new Completion(row.lot(), parts, true, hanging));
            }
        }
        all.sort(Comparator.comparing(Completion::missing));
        return all;
    }
}
