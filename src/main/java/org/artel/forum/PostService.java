package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.MemberService;
import org.artel.account.Newcomers;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.Hash;
import org.artel.common.Idempotency;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** Posts: written, quoted, edited with history, hidden and restored, reported. */
@ApplicationScoped
@Transactional
@Retried
public class PostService {

    private static final int VERSIONS_SHOWN = 50;

    /** Characters of a reason for hiding or reporting. */
    public static final int REASON_MAX = 500;

    @Inject
    private Topics topics;
    @Inject
    private Posts posts;
    @Inject
    private PostViews views;
    @Inject
    private TopicService topicService;
    @Inject
    private SectionService sections;
    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private FloodLimits floodLimits;
    @Inject
    private Newcomers newcomers;
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
    public Post byId(long postId) {
        return posts.get(postId);
    }

    /** Whoever asks: callers check the rights. */
    public Map<Long, Post> byIds(Collection<Long> ids) {
        return posts.byIds(ids).stream().collect(Collectors.toMap(Post::id, Function.identity()));
    }

    /** @throws Refused NOT_FOUND when the post does not exist for this viewer */
    public PostView view(long postId, Viewing viewing) {
        Post post = posts.get(postId);
        Topic topic = topicService.requireVisible(post.topicId(), viewing.memberId()).topic();
        return views.of(topic, List.of(post), viewing).get(0);
    }

    /** Some posts of one thread, by id; the caller has checked that the viewer may see the thread. */
    public Map<Long, PostView> views(long topicId, Collection<Long> ids, Viewing viewing) {
        return views.of(topics.get(topicId), posts.byIds(ids), viewing).stream()
                .collect(Collectors.toMap(view -> view.post().id(), Function.identity()));
    }

    /**
     * A text in a thread.
     *
     * @param key idempotency key, may be null
     * @return the post's id
     * @throws Refused NOT_FOUND when the thread does not exist for the member, CONFLICT when it is closed, TOO_OFTEN; when the
     *                 text is missing or longer than 30,000 characters
     */
    public long write(long memberId, long topicId, String markdown, String key) {
        access.require(Operation.WRITE_POST, memberId);
        String text = checkedText(markdown);
        String hash = Hash.of("post\n" + topicId + '\n' + text);
        var earlier = idempotency.earlier(memberId, key, hash);
        if (earlier.isPresent()) {
            return Long.parseLong(earlier.get());
        }
        Topic topic = topics.get(topicId);
        topicService.requireVisible(topic, memberId);
        requireOpen(topic, memberId);
        floodLimits.post(memberId);
        newcomers.write(memberId, text);
        drafts.clear(memberId, "topic:" + topicId);
        Post post = new Post(topicId, PostKind.TEXT, memberId, null, text, clock.instant());
        posts.add(post);
        idempotency.keep(memberId, key, hash, String.valueOf(post.id()));
        number(post);
        return post.id();
    }

    /** The text that a thread begins with. */
    void first(Topic topic, long memberId, String markdown) {
        String text = checkedText(markdown);
        newcomers.write(memberId, text);
        Post post = new Post(topic.id(), PostKind.TEXT, memberId, null, text, clock.instant());
        posts.add(post);
        number(post);
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
        posts.add(post);
        number(post);
        return post.id();
    }

    /** The Markdown of a thread's first post, for whatever is made of the thread; empty when that post is hidden or keeps no text. */
    public String openingText(long topicId) {
        return posts.numbered(topicId, 1, 1).stream().filter(post -> post.kind().keepsText() && !post.isHidden())
                .map(Post::markdown).findFirst().orElse("");
    }

    /** What the thread's page shows has changed without a new post: an order was changed, a purchase's terms. */
    public void touched(long topicId) {
        topics.changed(topicId);
    }

    /** The gate comes last: the counter's row stays locked until the commit. */
    private void number(Post post) {
        changes.changed("post", post.id());
        // an order's author may be anonymous: lists do not name the last author then
        Long named = post.kind() == PostKind.ORDER ? null : post.authorId();
        post.numbered(topics.nextNumber(post.topicId(), post.id(), named, post.createdAt()));
    }

    /**
     * Another text in an own post; what it said before is kept.
     *
     * @param edits how often it had been edited when the member saw it; null: whatever happened since
     * @throws Refused FORBIDDEN for a post of somebody else, STALE when it was edited meanwhile, CONFLICT when it is hidden or
     *                 the thread closed; when it has no text of its own
     */
    public void edit(long memberId, long postId, String markdown, Integer edits) {
        Post post = posts.get(postId);
        Topic topic = topics.get(post.topicId());
        topicService.requireVisible(topic, memberId);
        access.require(Operation.EDIT_OWN_POST, memberId, Relation.ownedBy(post.authorId()));
        if (post.kind() != PostKind.TEXT) {
            throw new Refused("forum.notEditable");
        }
        requireOpen(topic, memberId);
        if (post.isHidden()) {
            throw new Refused(Refused.Kind.CONFLICT, "forum.hiddenPost");
        }
        if (edits != null && edits != post.edits()) {
            throw new Refused(Refused.Kind.STALE, "refused.stale");
        }
        String text = checkedText(markdown);
        if (text.equals(post.markdown())) {
            return;
        }
        floodLimits.post(memberId);
        newcomers.edit(memberId, text);
        posts.keepVersion(post);
        post.edit(text, clock.instant());
        audit.record(Actor.member(memberId), Operation.EDIT_OWN_POST.name(), null, "post", postId, null);
        changed(post);
    }

    /**
     * The texts of a post, the current one first and at most {@value #VERSIONS_SHOWN} earlier ones; all are kept.
     *
     * @throws Refused NOT_FOUND when the post does not exist for this viewer, or is hidden from them
     */
    public List<PostVersion> history(long postId, Viewing viewing) {
        PostView view = view(postId, viewing);
        access.require(Operation.VIEW_POST_HISTORY, viewing.memberId());
        if (view.isHiddenHere() || !view.post().kind().keepsText()) {
            throw Refused.notFound();
        }
        Post post = view.post();
        List<PostVersion> history = new ArrayList<>();
        history.add(new PostVersion(post.edits() + 1, post.editedAt() == null ? post.createdAt() : post.editedAt(), null,
                post.markdown()));
        Instant until = history.get(0).writtenAt();
        for (PostVersion version : posts.versions(postId, VERSIONS_SHOWN)) {
            history.add(new PostVersion(version.version(), version.writtenAt(), until, version.markdown()));
            until = version.writtenAt();
        }
        return history;
    }

    /**
     * The text of a post as one quotes it, under the name that the viewer may know.
     *
     * @return Markdown to go on from
     * @throws Refused NOT_FOUND when the post does not exist for this viewer, or is hidden from them
     */
    public String quoteOf(long postId, Viewing viewing) {
        PostView view = view(postId, viewing);
        if (view.isHiddenHere()) {
            throw Refused.notFound();
        }
        Post post = view.post();
        String said = post.kind().keepsText() ? post.markdown() : "";
        return Markdown.quoted("**" + Markdown.plain(view.authorName()) + "** [#" + post.number() + "](/post/" + post.id() + ")\n",
                said);
    }

    /**
     * Takes a text out of sight, for a reason that stays visible. Moderators everywhere but in their own thread; a purchase's
     * organizer in the own thread, posts of others.
     *
     * @throws Refused FORBIDDEN, CONFLICT when it is hidden already; when it is an order or a change of stage, or the reason
     *                 is missing
     */
    public void hide(long memberId, long postId, String reason) {
        Post post = posts.get(postId);
        Topic topic = topics.get(post.topicId());
        topicService.requireVisible(topic, memberId);
        access.require(Operation.HIDE_POST, memberId, moderating(topic));
        if (topic.authorId() == memberId && !topic.isPurchase()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
        if (post.authorId() == memberId) {
            throw new Refused(Refused.Kind.FORBIDDEN, "forum.ownPost");
        }
        if (!post.kind().keepsText()) {
            throw new Refused("forum.notHideable");
        }
        if (post.isHidden()) {
            throw new Refused(Refused.Kind.CONFLICT, "forum.hiddenPost");
        }
        String why = checkedReason(reason);
        post.hide(memberId, why, clock.instant());
        audit.record(Actor.member(memberId), Operation.HIDE_POST.name(), null, "post", postId, why);
        changed(post);
    }

    /**
     * Brings a hidden post back. An organizer only what the organizer hid; nobody the own post.
     *
     * @throws Refused FORBIDDEN; CONFLICT when it is not hidden
     */
    public void restore(long memberId, long postId) {
        Post post = posts.get(postId);
        Topic topic = topics.get(post.topicId());
        topicService.requireVisible(topic, memberId);
        access.require(Operation.RESTORE_POST, memberId, moderating(topic));
        if (!post.isHidden()) {
            throw new Refused(Refused.Kind.CONFLICT, "forum.notHidden");
        }
        boolean hidByThem = post.hiddenBy() != null && post.hiddenBy() == memberId;
        if (topic.authorId() == memberId && !(topic.isPurchase() && hidByThem)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
        if (post.authorId() == memberId) {
            throw new Refused(Refused.Kind.FORBIDDEN, "forum.ownPost");
        }
        post.restore();
        audit.record(Actor.member(memberId), Operation.RESTORE_POST.name(), null, "post", postId, null);
        changed(post);
    }

    /** Only a purchase's thread belongs to somebody who keeps order in it. */
    private static Relation moderating(Topic topic) {
        return topic.isPurchase() ? Relation.ownedBy(topic.authorId()) : Relation.NONE;
    }

    /**
     * Asks the moderators to look at a post.
     *
     * @return the report's id
     * @throws Refused NOT_FOUND, TOO_OFTEN; CONFLICT when the member reported it before; when the reason is missing
     */
    @Once
    public long report(long memberId, long postId, String reason) {
        access.require(Operation.REPORT_POST, memberId);
        Post post = posts.get(postId);
        Topic topic = topics.get(post.topicId());
        topicService.requireVisible(topic, memberId);
        if (post.authorId() == memberId) {
            throw new Refused("forum.ownReport");
        }
        if (posts.reported(postId, memberId)) {
            throw new Refused(Refused.Kind.CONFLICT, "forum.reportedAlready");
        }
        floodLimits.report(memberId);
        PostReport report = new PostReport(postId, memberId, checkedReason(reason), clock.instant());
        posts.add(report);
        audit.record(Actor.member(memberId), Operation.REPORT_POST.name(), null, "post", postId, null);
        return report.id();
    }

    /** Reports that wait, the oldest first, with ids above {@code after}. Those on the moderator's own threads are not shown. */
    public List<ReportView> openReports(Viewing viewing, long after, int limit) {
        access.require(Operation.RESOLVE_REPORT, viewing.memberId());
        List<PostReport> open = posts.openReports(viewing.memberId(), after, Math.min(limit, TopicService.LIST_MAX));
        Map<Long, Post> reported = byIds(open.stream().map(PostReport::postId).distinct().toList());
        Map<Long, Topic> threads = topicService.byIds(reported.values().stream().map(Post::topicId).distinct().toList());
        var reporters = members.byIds(open.stream().map(PostReport::memberId).distinct().toList());
        Map<Long, PostView> shown = reported.values().stream().collect(Collectors.groupingBy(Post::topicId)).entrySet().stream()
                .flatMap(e -> views.of(threads.get(e.getKey()), e.getValue(), viewing).stream())
                .collect(Collectors.toMap(v -> v.post().id(), Function.identity()));
        SectionTree tree = sections.tree(viewing.memberId());
        return open.stream().map(r -> new ReportView(r, reporters.get(r.memberId()),
                        threads.get(reported.get(r.postId()).topicId()), shown.get(r.postId())))
                .filter(r -> tree.has(r.topic().sectionId())).toList();
    }

    /**
     * The moderator has dealt with it: left the post, or hidden it before.
     *
     * @throws Refused FORBIDDEN in the moderator's own thread; CONFLICT when somebody else was first
     */
    public void resolve(long moderatorId, long reportId) {
        access.require(Operation.RESOLVE_REPORT, moderatorId);
        PostReport report = posts.getReport(reportId);
        Post post = posts.get(report.postId());
        Topic topic = topics.get(post.topicId());
        if (topicService.isKeptBy(topic, moderatorId) || post.authorId() == moderatorId) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
        if (report.isResolved()) {
            throw new Refused(Refused.Kind.CONFLICT, "forum.reportResolved");
        }
        report.resolve(moderatorId, clock.instant());
        audit.record(Actor.member(moderatorId), Operation.RESOLVE_REPORT.name(), null, "post", post.id(), "report " + reportId);
    }

    /** What a member wrote last, as far as this viewer may read it: texts only, an order may be anonymous. */
    public List<PostView> lastOf(long memberId, int limit, Viewing viewing) {
        List<Post> written = posts.lastTextsOf(memberId, sections.visibleTo(viewing.memberId()), limit);
        Map<Long, Topic> threads = topicService.byIds(written.stream().map(Post::topicId).distinct().toList());
        return written.stream().collect(Collectors.groupingBy(Post::topicId)).entrySet().stream()
                .flatMap(e -> views.of(threads.get(e.getKey()), e.getValue(), viewing).stream())
                .sorted((a, b) -> Long.compare(b.post().id(), a.post().id())).toList();
    }

    /** How many texts of a member this viewer may read. */
    public long countTextsOf(long memberId, Viewing viewing) {
        return posts.countTextsOf(memberId, sections.visibleTo(viewing.memberId()));
    }

    private void requireOpen(Topic topic, long memberId) {
        boolean moderates = topic.authorId() != memberId && topic.isClosed() && access.may(Operation.CLOSE_TOPIC, memberId, Relation.NONE);
        if (topic.isClosed() && !moderates) {
            throw new Refused(Refused.Kind.CONFLICT, "forum.closed");
        }
    }

    private static String checkedText(String markdown) {
        if (markdown == null || markdown.isBlank()) {
            throw new Refused("forum.textMissing");
        }
        String text = markdown.strip().replace("\r\n", "\n");
        if (text.length() > Post.TEXT_MAX) {
            throw new Refused("forum.textTooLong", Post.TEXT_MAX);
        }
        return text;
    }

    static String checkedReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refused("forum.reasonMissing");
        }
        if (reason.strip().length() > REASON_MAX) {
            throw new Refused("forum.reasonTooLong", REASON_MAX);
        }
        return reason.strip();
    }

    private void changed(Post post) {
        changes.changed("post", post.id());
        topics.changed(post.topicId());
    }
}
