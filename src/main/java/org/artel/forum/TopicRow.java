package org.artel.forum;

import java.time.Instant;

/**
 * A thread with what its counter says.
 *
 * @param posts        how many posts it has: the highest number
 * @param changeNo     grows with everything that a page of it could show
 * @param lastPostAt   when it was last written in; of a thread without posts, when it was opened
 * @param lastAuthorId who wrote last; null when nobody did, or when the author may be anonymous
 */
public record TopicRow(Topic topic, int posts, long changeNo, Instant lastPostAt, Long lastAuthorId) {

    /** At least one. */
    public int pages() {
        return Math.max(1, Post.pageOf(posts));
    }
}
