package org.artel.handover;

import java.util.List;
import org.artel.common.Quantity;
import org.artel.common.Refused;

/**
 * What was counted so far, and what it means.
 *
 * @param others   what came and is not on the invoice
 * @param lines    what participants get by it; those that change first
 * @param obstacle why it cannot be settled now; null: it can
 */
public record ReceiptBoard(List<Receipt> receipts, List<CountedGoods> goods, List<Other> others, List<RecountedLine> lines, Refused obstacle) {

    /** Units of another article; {@code insteadOf} null: in nobody's place, they are left over. */
    public record Other(long variantId, String name, Long insteadOf, String insteadOfName, Quantity quantity) {
    }

    public List<RecountedLine> changed() {
        return lines.stream().filter(RecountedLine::isChanged).toList();
    }
}
