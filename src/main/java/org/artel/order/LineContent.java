package org.artel.order;

import java.util.List;
import org.artel.common.Quantity;
import org.artel.common.Refused;

/**
 * What a participant wants of one variant: the part of a line that a form fills in.
 *
 * @param quantity    units; 0 takes the line back
 * @param tolerance   units more that the participant would take so that a box gets full; 0 or more
 * @param replacement what shall happen when the variant is absent
 * @param wishes      variants wanted instead, the most wanted first; empty unless {@code replacement} is {@code WISHES}
 * @param comment     at most 500 characters, never null
 */
public record LineContent(Quantity quantity, Quantity tolerance, Replacement replacement, List<Long> wishes, String comment) {

    /** A line that is not there. */
    public static final LineContent NOTHING = new LineContent(Quantity.ZERO, Quantity.ZERO, Replacement.ANY, List.of(), "");

    static final int COMMENT_MAX = 500;
    static final int WISHES_MAX = 5;

    /** @throws Refused when the tolerance is negative, wishes are too many or repeated, or the comment is too long */
    public LineContent {
        tolerance = tolerance == null ? Quantity.ZERO : tolerance;
        wishes = wishes == null ? List.of() : List.copyOf(wishes);
        replacement = replacement == null ? (wishes.isEmpty() ? Replacement.ANY : Replacement.WISHES) : replacement;
        comment = comment == null ? "" : comment.strip();
        if (quantity.isNegative() || tolerance.isNegative()) {
            throw new Refused("order.negative");
        }
        if (replacement != Replacement.WISHES) {
            wishes = List.of();
        }
        if (wishes.size() > WISHES_MAX || wishes.stream().distinct().count() < wishes.size()) {
            throw new Refused("order.wishes", WISHES_MAX);
        }
        if (comment.length() > COMMENT_MAX) {
            throw new Refused("order.comment", COMMENT_MAX);
        }
        if (quantity.isZero()) {
            tolerance = Quantity.ZERO;
            replacement = Replacement.ANY;
            wishes = List.of();
            comment = "";
        }
    }

    /** So many units, anything else as a form leaves it. */
    public static LineContent of(Quantity quantity) {
        return new LineContent(quantity, Quantity.ZERO, Replacement.ANY, List.of(), "");
    }

    LineContent withQuantity(Quantity other) {
        return new LineContent(other, tolerance, replacement, wishes, comment);
    }

    public boolean isTakenBack() {
        return quantity.isZero();
    }
}
