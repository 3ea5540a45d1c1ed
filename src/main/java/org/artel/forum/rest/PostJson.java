package org.artel.forum.rest;

import java.time.Instant;
import org.artel.forum.Post;
import org.artel.forum.PostKind;
import org.artel.forum.PostView;

/**
 * A post as the caller may see it.
 *
 * @param text absent for orders and stages, and where the post is hidden from the caller, as {@code html}
 */
public record PostJson(long id, long threadId, int number, PostKind kind, AuthorJson author, Instant createdAt, Instant editedAt,
                       int edits, String text, String html, boolean hidden, String hiddenReason) {

    static PostJson of(PostView view) {
        Post p = view.post();
        return new PostJson(p.id(), p.topicId(), p.number(), p.kind(), AuthorJson.of(view), p.createdAt(), p.editedAt(), p.edits(),
                view.isHiddenHere() ? null : p.markdown(), view.html(), p.isHidden(), p.hiddenReason());
    }
}
