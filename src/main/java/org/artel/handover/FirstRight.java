package org.artel.handover;

import org.artel.common.Quantity;

/**
 * A member's right to be asked before everybody else.
 *
 * @param most   units that the member waited for, or was short of
 * @param wanted what the member takes of them; zero: nothing was said, or nothing
 */
public record FirstRight(long memberId, Quantity most, Quantity wanted) {
}
