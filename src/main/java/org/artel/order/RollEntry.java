package org.artel.order;

import java.util.List;

/**
 * One line of the participant roll, as one viewer may see it.
 *
 * @param name     nickname, or null where the viewer sees the number only
 * @param memberId null together with {@code name}
 * @param sums     false: the viewer may not see this order's sums
 */
public record RollEntry(Participation participation, String name, Long memberId, boolean sums, List<OrderView.Line> lines) {
}
