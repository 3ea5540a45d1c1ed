package org.artel.forum.rest;

import java.time.Instant;
import org.artel.forum.Topic;
import org.artel.forum.TopicKind;
import org.artel.forum.TopicRow;

/** A thread without its posts. */
public record ThreadJson(long id, long sectionId, TopicKind kind, String title, long authorId, Instant createdAt, int posts,
                         Instant lastPostAt, boolean listed, boolean pinned, boolean closed, boolean hidden, int version) {

    static ThreadJson of(TopicRow row) {
        Topic t = row.topic();
        return new ThreadJson(t.id(), t.sectionId(), t.kind(), t.title(), t.authorId(), t.createdAt(), row.posts(), row.lastPostAt(),
                t.isListed(), t.isPinned(), t.isClosed(), t.isHidden(), t.version());
    }
}
