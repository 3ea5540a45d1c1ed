package org.artel.purchase;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.artel.common.Refused;
import org.artel.forum.Topic;

/**
 * A stretch of the open wishes.
 *
 * @param next where it goes on; null at the end
 */
public record WishList(List<Row> rows, Cursor next) {

    /** In which order wishes are listed. */
    public enum Sort {
        SUPPORTERS, NEWEST
    }

    public record Row(Wish wish, Topic topic) {
    }

    /**
     * After this wish.
     *
     * @param rank what the list is sorted by: supporters, or microseconds since 1970
     */
    public record Cursor(long rank, long topicId) {

        /** @throws Refused when the text is not one that {@link #toString} wrote; null and empty: from the start */
        public static Cursor parse(String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            if (!text.matches("[0-9]{1,17}-[0-9]{1,17}")) {
                throw new Refused("refused.malformed");
            }
            String[] parts = text.split("-");
            return new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }

        static Cursor after(Wish wish, Sort sort) {
            return new Cursor(sort == Sort.SUPPORTERS ? wish.supporters()
                    : ChronoUnit.MICROS.between(Instant.EPOCH, wish.createdAt()), wish.topicId());
        }

        @Override
        public String toString() {
            return rank + "-" + topicId;
        }
    }
}
