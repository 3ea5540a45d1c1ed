package org.artel.forum;

import java.time.Instant;

/** How much there is in a section: listed threads, those of them that are purchases, their posts, and the last one's moment. */
public record SectionCounts(int topics, int purchases, long posts, Instant lastPostAt) {

    public static final SectionCounts NONE = new SectionCounts(0, 0, 0, null);

    SectionCounts plus(SectionCounts other) {
        Instant last = lastPostAt == null || (other.lastPostAt != null && other.lastPostAt.isAfter(lastPostAt))
                ? other.lastPostAt : lastPostAt;
        return new SectionCounts(topics + other.topics, purchases + other.purchases, posts + other.posts, last);
    }
}
