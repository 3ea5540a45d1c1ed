package org.artel.forum;

import java.time.Instant;
import org.artel.common.Refused;

/** Where a list of threads goes on: after the one last written in at that moment. */
public record TopicCursor(Instant lastPostAt, long topicId) {

    /** @throws Refused when the text is not one that {@link #toString} wrote; null and empty: from the start */
    public static TopicCursor parse(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,17}-[0-9]{1,17}")) {
            throw new Refused("refused.malformed");
        }
        String[] parts = text.split("-");
        long micros = Long.parseLong(parts[0]);
        return new TopicCursor(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000), Long.parseLong(parts[1]));
    }

    static TopicCursor after(TopicRow row) {
        return new TopicCursor(row.lastPostAt(), row.topic().id());
    }

    @Override
    public String toString() {
        return (lastPostAt.getEpochSecond() * 1_000_000 + lastPostAt.getNano() / 1000) + "-" + topicId;
    }
}
