package org.artel.order;

import java.util.List;
import org.artel.common.Refused;

/**
 * Two devices changed the same line differently: nothing was saved, and the participant chooses. Who then submits again names
 * {@code theirVersion} as the base.
 */
public class OrderConflict extends Refused {

    private static final long serialVersionUID = 1L;

    /**
     * One line that was changed on both sides.
     *
     * @param base         what this device saw
     * @param mine         what this device wants
     * @param theirs       what is saved now
     * @param theirVersion version of what is saved now
     */
    public record Line(long variantId, LineContent base, LineContent mine, LineContent theirs, int theirVersion) {
    }

    private final transient List<Line> lines;

    OrderConflict(List<Line> lines) {
        super(Kind.CONFLICT, "order.conflict", lines.size());
        this.lines = List.copyOf(lines);
    }

    public List<Line> lines() {
        return lines;
    }
}
