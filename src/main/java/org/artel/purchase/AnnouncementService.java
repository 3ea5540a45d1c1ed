package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.RateLimits;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InstantConverter;
import org.artel.common.InvalidFields;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.Post;
import org.artel.forum.PostKind;
import org.artel.forum.PostService;

/** What organizer and co-organizers announce: a post of the thread that also stands above all posts, until it is unpinned. */
@ApplicationScoped
@Transactional
@Retried
public class AnnouncementService {

    /** More would hide the posts; a further one unpins the oldest. */
    static final int PINNED_MOST = 3;
    private static final int TEXT_MAX = 5_000;
    private static final int AN_HOUR = 6;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private PurchaseView view;
    @Inject
    private PostService posts;
    @Inject
    private RateLimits limits;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<Announced> announced;

    /** Pinned and not hidden, the newest first; the caller checks who may see the thread. */
    public List<Post> pinned(long purchaseId) {
        return posts.byIds(pinnedIds(purchaseId)).values().stream().filter(post -> !post.isHidden())
                .sorted(Comparator.comparing(Post::number).reversed()).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Long> pinnedIds(long purchaseId) {
        List<Number> ids = em.createNativeQuery("SELECT post_id FROM pinned_announcement WHERE purchase_id = ? ORDER BY pinned_at DESC")
                .setParameter(1, purchaseId).getResultList();
        return ids.stream().map(Number::longValue).toList();
    }

    /**
     * Posts and pins it; participants are told.
     *
     * @param text Markdown, at most 5,000 characters
     * @return the post's id
     * @throws Refused at {@code text}; CONFLICT before the purchase is announced, TOO_OFTEN above six an hour
     */
    @Once
    public long announce(long purchaseId, long memberId, String text) {
        Purchase purchase = requireKeeper(purchaseId, memberId);
        if (!purchase.isAnnounced()) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.notNow", purchase.stage());
        }
        if (text == null || text.isBlank()) {
            throw new InvalidFields(Map.of("text", new Refused("terms.required")));
        }
        String said = text.strip();
        if (said.length() > TEXT_MAX) {
            throw new InvalidFields(Map.of("text", new Refused("terms.tooLong", TEXT_MAX)));
        }
        limits.hit("announcement", String.valueOf(purchaseId), AN_HOUR, Duration.ofHours(1));
        long postId = posts.append(purchase.topicId(), PostKind.ANNOUNCEMENT, memberId, null, said);
        em.createNativeQuery("INSERT INTO pinned_announcement (post_id, purchase_id, pinned_at) VALUES (?, ?, ?)")
                .setParameter(1, postId).setParameter(2, purchaseId).setParameter(3, InstantConverter.column(clock.instant())).executeUpdate();
        List<Long> ids = pinnedIds(purchaseId);
        ids.stream().skip(PINNED_MOST).forEach(this::delete);
        audit.record(Actor.member(memberId), Operation.WRITE_ANNOUNCEMENT.name(), purchaseId, "post", postId, null);
        announced.fire(new Announced(purchaseId, memberId, postId, said));
        return postId;
    }

    /** It stays a post of the thread. @throws Refused NOT_FOUND when it is not pinned there */
    @Once
    public void unpin(long purchaseId, long memberId, long postId) {
        Purchase purchase = requireKeeper(purchaseId, memberId);
        if (!pinnedIds(purchaseId).contains(postId)) {
            throw Refused.notFound();
        }
        delete(postId);
        audit.record(Actor.member(memberId), Operation.WRITE_ANNOUNCEMENT.name(), purchaseId, "post", postId, "unpinned");
        posts.touched(purchase.topicId());
    }

    private void delete(long postId) {
        em.createNativeQuery("DELETE FROM pinned_announcement WHERE post_id = ?").setParameter(1, postId).executeUpdate();
    }

    private Purchase requireKeeper(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.WRITE_ANNOUNCEMENT, memberId, view.relation(purchase, memberId));
        return purchase;
    }
}
