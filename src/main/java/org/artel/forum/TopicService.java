package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.Hash;
import org.artel.common.Idempotency;
import org.artel.common.InstantConverter;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** Threads: opened, listed, renamed, closed, pinned, hidden; and the pages that show them. */
@ApplicationScoped
@Transactional
@Retried
public class TopicService {

    /** Posts a page. */
    public static final int PAGE = 50;
    /** Threads a stretch of a list. */
    public static final int LIST_MAX = 100;

    @Inject
    private Topics topics;
    @Inject
    private Posts posts;
    @Inject
    private PostService postService;
    @Inject
    private PostViews views;
    @Inject
    private SectionService sections;
    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Instance<ThreadKeepers> keepers;
    @Inject
    private FloodLimits floodLimits;
    @Inject
    private Drafts drafts;
    @Inject
    private Idempotency idempotency;
    @Inject
    private Audit audit;
    @Inject
    private ChangeLog changes;
    @Inject
    private Clock clock;

    /** Whoever asks: callers check the rights. @throws Refused NOT_FOUND */
    public Topic byId(long topicId) {
        return topics.get(topicId);
    }

    /** Whoever asks: callers check the rights. */
    public Map<Long, Topic> byIds(Collection<Long> ids) {
        return topics.byIds(ids).stream().collect(Collectors.toMap(Topic::id, Function.identity()));
    }

    /** @throws Refused NOT_FOUND when the thread does not exist for this viewer: its section, not listed yet, hidden */
    public TopicRow requireVisible(long topicId, Long viewerId) {
        TopicRow row = topics.row(topicId);
        requireVisible(row.topic(), viewerId);
        return row;
    }

    void requireVisible(Topic topic, Long viewerId) {
        Member viewer = viewerId == null ? null : members.find(viewerId).orElse(null);
        requireVisible(topic, sections.tree(viewerId), viewer);
    }

    private void requireVisible(Topic topic, SectionTree tree, Member viewer) {
        boolean shown = topic.isListed() && !topic.isHidden();
        if (!tree.has(topic.sectionId())
                || !(shown || access.may(Operation.VIEW_UNLISTED_THREAD, viewer, relation(topic, viewer)))) {
            throw Refused.notFound();
        }
    }

    private Relation relation(Topic topic, Member viewer) {
        return viewer == null || !topic.isPurchase() || !keepers.isResolvable() ? Relation.ownedBy(topic.authorId())
                : keepers.get().relation(topic, viewer.id());
    }

    /**
     * What surrounds the posts of a page.
     *
     * @throws Refused NOT_FOUND when the thread or the page does not exist for this viewer
     */
    public ThreadPage page(long topicId, int page, Viewing viewing) {
        Map.Entry<TopicRow, Long> found = topics.rowAndStamp(topicId);
        TopicRow row = found.getKey();
        if (page < 1 || page > row.pages()) {
            throw Refused.notFound();
        }
        Member viewer = viewing.isGuest() ? null : members.find(viewing.memberId()).orElse(null);
        SectionTree tree = sections.treeOf(viewer, found.getValue());
        requireVisible(row.topic(), tree, viewer);
        return new ThreadPage(row, tree.path(row.topic().sectionId()), page, rights(row.topic(), viewer),
                new ThreadState(topicId, row.changeNo(), found.getValue()));
    }

    /**
     * A page's posts by their numbers, (page − 1) × 50 + 1 to page × 50: the last page costs what the first one costs.
     *
     * @throws Refused NOT_FOUND when the thread does not exist for this viewer
     */
    public List<PostView> posts(long topicId, int page, Viewing viewing) {
        return views.of(requireVisible(topicId, viewing.memberId()).topic(),
                posts.numbered(topicId, (page - 1) * PAGE + 1, page * PAGE), viewing);
    }

    /** What a guest's page of this thread depends on; one query. Empty when the thread does not exist for guests. */
    public Optional<ThreadState> guestState(long topicId) {
        Object[] row = topics.state(topicId);
        if (row == null || ((Number) row[1]).intValue() == 0) {
            return Optional.empty();
        }
        long stamp = ((Number) row[3]).longValue();
        return sections.treeOf(null, stamp).has(((Number) row[0]).longValue())
                ? Optional.of(new ThreadState(topicId, ((Number) row[2]).longValue(), stamp)) : Optional.empty();
    }

    /**
     * Posts with a number above {@code after}, by keyset.
     *
     * @throws Refused NOT_FOUND when the thread does not exist for this viewer
     */
    public List<PostView> postsAfter(long topicId, int after, int limit, Viewing viewing) {
        Topic topic = requireVisible(topicId, viewing.memberId()).topic();
        return views.of(topic, posts.numbered(topicId, after + 1, after + Math.min(limit, LIST_MAX)), viewing);
    }

    /** @throws Refused NOT_FOUND when the thread does not exist for this viewer */
    public ThreadRights rights(long topicId, Long viewerId) {
        Topic topic = requireVisible(topicId, viewerId).topic();
        return rights(topic, viewerId == null ? null : members.find(viewerId).orElse(null));
    }

    private ThreadRights rights(Topic topic, Member viewer) {
        if (viewer == null) {
            return new ThreadRights(false, false, false, false);
        }
        Relation relation = Relation.ownedBy(topic.authorId());
        boolean own = topic.authorId() == viewer.id();
        boolean moderates = !own && access.may(Operation.CLOSE_TOPIC, viewer, relation);
        return new ThreadRights(access.may(Operation.WRITE_POST, viewer, relation) && (!topic.isClosed() || moderates),
                own ? topic.isPurchase() : access.may(Operation.HIDE_POST, viewer, Relation.NONE), moderates,
                !topic.isPurchase() && access.may(Operation.RENAME_TOPIC, viewer, relation));
    }

    /**
     * A section's threads, last written in first.
     *
     * @param after null: from the start, with the pinned ones
     * @throws Refused NOT_FOUND when the section does not exist for this viewer
     */
    public TopicList list(long sectionId, TopicCursor after, int limit, Long viewerId) {
        sections.requireVisible(sectionId, viewerId);
        int shown = Math.max(1, Math.min(limit, LIST_MAX));
        List<TopicRow> rows = topics.listed(sectionId, after, shown + 1);
        boolean more = rows.size() > shown;
        List<TopicRow> stretch = more ? rows.subList(0, shown) : rows;
        return new TopicList(after == null ? topics.pinned(sectionId) : List.of(), stretch,
                more ? TopicCursor.after(stretch.get(shown - 1)) : null);
    }

    /** Threads last written in, wherever this viewer may read. */
    public List<TopicRow> latest(Long viewerId, int limit) {
        return topics.latest(sections.visibleTo(viewerId), Math.min(limit, LIST_MAX));
    }

    /** Threads that this viewer may read, with ids from {@code from} to below {@code to}, by id: for lists of all there are. */
    public List<TopicRow> between(Long viewerId, long from, long to) {
        return topics.between(sections.visibleTo(viewerId), from, to);
    }

    /** No thread has a higher id; 0: there is none. */
    public long highestId() {
        return topics.highestId();
    }

    /** How much is in each section, what stands below it included; sections without threads are absent. */
    public Map<Long, SectionCounts> counts(Long viewerId) {
        SectionTree tree = sections.tree(viewerId);
        Map<Long, SectionCounts> sums = new HashMap<>();
        for (Object[] row : topics.counts()) {
            long sectionId = ((Number) row[0]).longValue();
            if (tree.has(sectionId)) {
                SectionCounts own = new SectionCounts(((Number) row[1]).intValue(), ((Number) row[2]).intValue(),
                        ((Number) row[3]).longValue(), InstantConverter.moment(row[4]));
                tree.path(sectionId).forEach(s -> sums.merge(s.id(), own, SectionCounts::plus));
            }
        }
        return sums;
    }

    /**
     * A plain thread with its first post.
     *
     * @param key idempotency key, may be null
     * @return the topic's id
     * @throws Refused when the section does not exist for the member, the title or text is missing or too long, or the member
     *                 opens too many
     */
    public long start(long memberId, long sectionId, String title, String markdown, String key) {
        access.require(Operation.START_TOPIC, memberId);
        sections.requireVisible(sectionId, memberId);
        String hash = Hash.of("topic\n" + sectionId + '\n' + title + '\n' + markdown);
        var earlier = idempotency.earlier(memberId, key, hash);
        if (earlier.isPresent()) {
            return Long.parseLong(earlier.get());
        }
        floodLimits.topic(memberId);
        Topic topic = new Topic(sectionId, TopicKind.TALK, title, memberId, clock.instant());
        topics.add(topic);
        drafts.clear(memberId, "section:" + sectionId);
        changes.changed("topic", topic.id());
        idempotency.keep(memberId, key, hash, String.valueOf(topic.id()));
        audit.record(Actor.member(memberId), Operation.START_TOPIC.name(), null, "topic", topic.id(), null);
        postService.first(topic, memberId, markdown);
        return topic.id();
    }

    /**
     * The thread of a purchase, not listed yet and without a post. Rights are checked by the purchase.
     *
     * @return the topic's id
     * @throws Refused when the title is missing or longer than 150 characters
     */
    public long openThread(long sectionId, String title, long authorId) {
        Topic topic = new Topic(sectionId, TopicKind.PURCHASE, title, authorId, clock.instant());
        topics.add(topic);
        return topic.id();
    }

    /** From now on the thread stands in its section's list. Rights are checked by the purchase. */
    public void list(long topicId) {
        topics.get(topicId).list();
        changed(topicId);
    }

    /** The thread of a purchase that changes hands; the purchase has checked who may. */
    public void transfer(long topicId, long newAuthorId) {
        topics.get(topicId).transferTo(newAuthorId);
        changed(topicId);
    }

    /**
     * Another title for a purchase's thread; the purchase has checked who may give it.
     *
     * @throws Refused when the title is missing or longer than 150 characters
     */
    public void rename(long topicId, String title) {
        topics.get(topicId).rename(title);
        changed(topicId);
    }

    /**
     * Another title for a plain thread: by its author, or a moderator.
     *
     * @param version the version that the member saw; null: whichever
     * @throws Refused when it is a purchase's thread, the title is missing or too long, or not the member's business
     */
    public void rename(long memberId, long topicId, String title, Integer version) {
        Topic topic = visible(topicId, memberId, version);
        access.require(Operation.RENAME_TOPIC, memberId, Relation.ownedBy(topic.authorId()));
        if (topic.isPurchase()) {
            throw new Refused("forum.purchaseTitle");
        }
        if (topic.isClosed() && topic.authorId() == memberId) {
            throw new Refused(Refused.Kind.CONFLICT, "forum.closed");
        }
        String before = topic.title();
        topic.rename(title);
        audit.record(Actor.member(memberId), Operation.RENAME_TOPIC.name(), null, "topic", topicId, before + " → " + topic.title());
        changed(topicId);
    }

    /** Nobody but moderators writes in it any more. @throws Refused when it is the moderator's own thread */
    public void close(long moderatorId, long topicId, Integer version) {
        Topic topic = moderated(Operation.CLOSE_TOPIC, moderatorId, topicId, version);
        if (!topic.isClosed()) {
            topic.close(clock.instant());
            moderated(Operation.CLOSE_TOPIC, moderatorId, topicId, "closed");
        }
    }

    /** It may be written in again. @throws Refused when it is the moderator's own thread */
    public void reopen(long moderatorId, long topicId, Integer version) {
        Topic topic = moderated(Operation.CLOSE_TOPIC, moderatorId, topicId, version);
        if (topic.isClosed()) {
            topic.reopen();
            moderated(Operation.CLOSE_TOPIC, moderatorId, topicId, "reopened");
        }
    }

    /** Stands first in its section's list, or no longer does. @throws Refused when it is the moderator's own thread */
    public void pin(long moderatorId, long topicId, boolean on, Integer version) {
        Topic topic = moderated(Operation.PIN_TOPIC, moderatorId, topicId, version);
        if (topic.isPinned() != on) {
            topic.pin(on);
            moderated(Operation.PIN_TOPIC, moderatorId, topicId, on ? "pinned" : "unpinned");
        }
    }

    /**
     * Takes a whole plain thread out of sight. A purchase's thread stays: who ordered in it must find it; it is cancelled instead.
     *
     * @throws Refused when it is the moderator's own thread, or a purchase's
     */
    public void hide(long moderatorId, long topicId, String reason) {
        Topic topic = moderated(Operation.HIDE_TOPIC, moderatorId, topicId, (Integer) null);
        if (topic.isPurchase()) {
            throw new Refused("forum.purchaseStays");
        }
        if (!topic.isHidden()) {
            topic.hide(clock.instant());
            moderated(Operation.HIDE_TOPIC, moderatorId, topicId, PostService.checkedReason(reason));
        }
    }

    /** Brings a hidden thread back. @throws Refused when it is the moderator's own thread */
    public void restore(long moderatorId, long topicId) {
        Topic topic = moderated(Operation.HIDE_TOPIC, moderatorId, topicId, (Integer) null);
        if (topic.isHidden()) {
            topic.restore();
            moderated(Operation.HIDE_TOPIC, moderatorId, topicId, "restored");
        }
    }

    /**
     * Several changes at once, all or none; null: stays as it is.
     *
     * @param version the version that the member saw; null: whichever
     * @throws Refused as the single changes do
     */
    public void change(long memberId, long topicId, String title, Boolean closed, Boolean pinned, Boolean hidden, String reason,
                       Integer version) {
        visible(topicId, memberId, version);
        if (title != null) {
            rename(memberId, topicId, title, null);
        }
        if (closed != null) {
            if (closed) {
                close(memberId, topicId, null);
            } else {
                reopen(memberId, topicId, null);
            }
        }
        if (pinned != null) {
            pin(memberId, topicId, pinned, null);
        }
        if (hidden != null) {
            if (hidden) {
                hide(memberId, topicId, reason);
            } else {
                restore(memberId, topicId);
            }
        }
    }

    private Topic moderated(Operation operation, long moderatorId, long topicId, Integer version) {
        Topic topic = visible(topicId, moderatorId, version);
        access.require(operation, moderatorId);
        if (isKeptBy(topic, moderatorId)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
        return topic;
    }

    /** Whoever began the thread, or helps with its purchase, does not moderate it. */
    boolean isKeptBy(Topic topic, long memberId) {
        return topic.authorId() == memberId
                || topic.isPurchase() && keepers.isResolvable() && !keepers.get().relation(topic, memberId).granted().isEmpty();
    }

    private void moderated(Operation operation, long moderatorId, long topicId, String detail) {
        audit.record(Actor.member(moderatorId), operation.name(), null, "topic", topicId, detail);
        changed(topicId);
    }

    private Topic visible(long topicId, long memberId, Integer version) {
        Topic topic = topics.get(topicId);
        requireVisible(topic, memberId);
        if (version != null && version != topic.version()) {
            throw new Refused(Refused.Kind.STALE, "refused.stale");
        }
        return topic;
    }

    private void changed(long topicId) {
        changes.changed("topic", topicId);
        topics.changed(topicId);
    }
}
