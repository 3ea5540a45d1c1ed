package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.ChangeLog;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** Posts: written, quoted, edited with history, hidden and restored, reported. */
@ApplicationScoped
@Transactional
@Retried
public class PostService {

    @Inject
    private Topics topics;
    @Inject
    private Posts posts;
    @Inject
    private Clock clock;
    @Inject
    private ChangeLog changes;

    /** Whoever asks: callers check the rights. @throws Refused NOT_FOUND */
    public Post byId(long postId) {
        return posts.get(postId);
    }

    /** Whoever asks: callers check the rights. */
    public Map<Long, Post> byIds(Collection<Long> ids) {
        return posts.byIds(ids).stream().collect(Collectors.toMap(Post::id, Function.identity()));
    }

    /**
     * A post of another feature, in its transaction: an order, a change of stage, an announcement. Takes the thread's counter,
     * which is held until the commit: in the fixed order of gates it stands after the variants and before the purchase.
     * Rights are checked by the caller.
     *
     * @param subjectId what the post shows; null for texts
     * @param markdown  null for kinds that keep no text
     * @return the post's id
     * @throws Refused NOT_FOUND when there is no such thread
     */
    public long append(long topicId, PostKind kind, long authorId, Long subjectId, String markdown) {
        Post post = new Post(topicId, kind, authorId, subjectId, kind.keepsText() ? markdown : null, clock.instant());
        return add(post).id();
    }

    /** What the thread's page shows has changed without a new post: an order was changed, a purchase's terms. */
    public void touched(long topicId) {
        topics.changed(topicId);
    }

    private Post add(Post post) {
        posts.add(post);
        changes.changed("post", post.id());
        // an order's author may be anonymous: lists do not name the last author then
        Long named = post.kind() == PostKind.ORDER ? null : post.authorId();
        post.numbered(topics.nextNumber(post.topicId(), post.id(), named, post.createdAt()));
        return post;
    }
}
