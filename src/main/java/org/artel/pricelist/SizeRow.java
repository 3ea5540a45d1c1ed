package org.artel.pricelist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;

/**
 * A size row: slots that must be filled whole. Slot s needs r and has n: complete rows = min ⌊n / r⌋ over the slots.
 *
 * <pre>
 * needs   36 ×1  38 ×2  40 ×1
 * has         2      3      1   →  1 complete row, another one is begun: 38 lacks 1, 40 lacks 1
 * </pre>
 *
 * @param complete rows that can be sent
 * @param begun    another row is begun: some slot holds more than the complete rows need
 * @param missing  by variant: units until the begun row is complete; empty when none is begun
 */
public record SizeRow(int complete, boolean begun, Map<Long, Quantity> missing) {

    /**
     * @param slots   the lot's variants, none withdrawn
     * @param ordered by variant; a missing one counts as zero
     */
    public static SizeRow of(List<LotVariant> slots, Map<Long, Quantity> ordered) {
        int complete = slots.stream().mapToInt(slot -> rows(slot, ordered)).min().orElse(0);
        Map<Long, Quantity> missing = new LinkedHashMap<>();
        boolean begun = false;
        for (LotVariant slot : slots) {
            Quantity has = ordered.getOrDefault(slot.id(), Quantity.ZERO);
            begun |= has.compareTo(Quantity.of((long) complete * slot.rowQuantity())) > 0;
            Quantity lack = Quantity.of((complete + 1L) * slot.rowQuantity()).minus(has);
            if (lack.isPositive()) {
                missing.put(slot.id(), lack);
            }
        }
        return new SizeRow(complete, begun, begun ? missing : Map.of());
    }

    private static int rows(LotVariant slot, Map<Long, Quantity> ordered) {
        return ordered.getOrDefault(slot.id(), Quantity.ZERO).amount()
                .divide(BigDecimal.valueOf(slot.rowQuantity()), 0, RoundingMode.FLOOR).intValueExact();
    }
}
