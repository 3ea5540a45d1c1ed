package org.artel.handover;

import java.util.List;
import org.artel.common.Refused;

/**
 * What was counted so far, and what it means.
 *
 * @param lines    what participants get by it; those that change first
 * @param obstacle why it cannot be settled now; null: it can
 */
public record ReceiptBoard(List<Receipt> receipts, List<CountedGoods> goods, List<RecountedLine> lines, Refused obstacle) {

    public List<RecountedLine> changed() {
        return lines.stream().filter(RecountedLine::isChanged).toList();
    }
}
