package org.artel.order;

import java.util.List;
import org.artel.common.Hash;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;

/**
 * A participant's wish to save an order, as a form or the API submits it. Lines that are not named stay as they are.
 *
 * @param key           idempotency key of the request; null: none
 * @param seenChangeNo  the order's version that the participant saw, 0 for none; null: only the lines' versions are compared
 * @param lines         the lines to change, each variant once
 * @param anonymous     whether the public sees a pseudonym; null: as before (at first: no)
 * @param comment       for the organizer, at most 1000 characters; null: as before
 * @param pickupPointId where the goods are wanted; null: as before
 */
public record SaveOrder(long memberId, long purchaseId, String key, Long seenChangeNo, List<Line> lines, Boolean anonymous, String comment,
        Long pickupPointId) {

    static final int COMMENT_MAX = 1000;
    static final int LINES_MAX = 2000;

    /**
     * One line as the participant wants it.
     *
     * @param baseVersion the version of the line that the participant saw, 0 for none; null: the one that stands in the
     *                    version of the order that the participant saw, or none
     * @param seenPrice   the unit price that the participant saw; null: any price is accepted
     */
    public record Line(long variantId, LineContent content, Integer baseVersion, UnitPrice seenPrice) {

        /** So many units of a variant that the participant did not have before. */
        public static Line of(long variantId, LineContent content) {
            return new Line(variantId, content, 0, null);
        }
    }

    /** @throws Refused when a variant is named twice, there are too many lines, or the comment is too long */
    public SaveOrder {
        lines = List.copyOf(lines);
        if (lines.size() > LINES_MAX) {
            throw new Refused("order.lines", LINES_MAX);
        }
        if (lines.stream().map(Line::variantId).distinct().count() < lines.size()) {
            throw new Refused("order.lineTwice");
        }
        comment = comment == null ? null : comment.strip();
        if (comment != null && comment.length() > COMMENT_MAX) {
            throw new Refused("order.comment", COMMENT_MAX);
        }
    }

    /**
     * Whose order the organizer keeps.
     *
     * @param no   0: a new one
     * @param name for the organizer only, at most 100 characters
     */
    public record Behalf(int no, String name) {
    }

    /** Lines only: everything else stays as before. */
    public static SaveOrder of(long memberId, long purchaseId, List<Line> lines) {
        return new SaveOrder(memberId, purchaseId, null, null, lines, null, null, null);
    }

    /** Tells a repeated request from another one that reuses its key. */
    String contentHash() {
        return Hash.of("order " + purchaseId + ' ' + seenChangeNo + ' ' + lines + ' ' + anonymous + ' ' + comment + ' ' + pickupPointId);
    }
}
