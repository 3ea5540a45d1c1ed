package org.artel.forum.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.common.Said;
import org.artel.forum.Section;
import org.artel.forum.SectionCounts;
import org.artel.forum.SectionRules;
import org.artel.forum.SectionService;
import org.artel.forum.SectionTree;
import org.artel.forum.Topic;
import org.artel.forum.TopicCursor;
import org.artel.forum.TopicList;
import org.artel.forum.TopicRow;
import org.artel.forum.TopicService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.purchase.Wish;
import org.artel.purchase.WishService;
import org.omnifaces.util.Faces;

/** {@code /section/3-food}: its subsections and its threads, last written in first. */
@Named("section")
@RequestScoped
public class SectionView {

    private static final int THREADS = 30;

    @Inject
    private Reading reading;
    @Inject
    private Event<Said> said;
    @Inject
    private SectionService sections;
    @Inject
    private TopicService topics;
    @Inject
    private MemberService members;
    @Inject
    private PurchaseService purchases;
    @Inject
    private WishService wishes;

    private SectionTree tree;
    private TopicList list;
    private Map<Long, Member> authors;
    private Map<Long, SectionCounts> counts;
    private Map<Long, Purchase> byTopic;
    private Map<Long, Wish> wishesByTopic;

    private SectionTree tree() {
        if (tree == null) {
            tree = sections.tree(reading.viewer().memberId());
        }
        return tree;
    }

    public Section getSection() {
        return tree().get(reading.id());
    }

    public SectionRules getRules() {
        return tree().rules(getSection().id());
    }

    public String getName() {
        return getSection().name(reading.viewer().locale());
    }

    public String getDescription() {
        return getSection().description(reading.viewer().locale());
    }

    /** From the root down, without the section itself. */
    public List<Section> getPath() {
        List<Section> path = tree().path(getSection().id());
        return path.subList(0, path.size() - 1);
    }

    public List<Section> getChildren() {
        return tree().children(getSection().id());
    }

    public SectionCounts countsOf(Section child) {
        if (counts == null) {
            counts = topics.counts(reading.viewer().memberId());
        }
        return counts.getOrDefault(child.id(), SectionCounts.NONE);
    }

    private TopicList list() {
        if (list == null) {
            list = topics.list(getSection().id(), TopicCursor.parse(reading.parameter("after")), THREADS, reading.viewer().memberId());
            Set<Long> ids = new HashSet<>();
            for (TopicRow row : list.pinned()) {
                addAuthors(row, ids);
            }
            list.rows().forEach(row -> addAuthors(row, ids));
            authors = members.byIds(ids);
            wishesByTopic = wishes.byTopicIds(Stream.concat(list.pinned().stream(), list.rows().stream()).map(TopicRow::topic)
                    .filter(topic -> !topic.isPurchase()).map(Topic::id).toList());
            byTopic = purchases.byTopicIds(Stream.concat(list.pinned().stream(), list.rows().stream()).map(TopicRow::topic)
                    .filter(Topic::isPurchase).map(Topic::id).toList());
        }
        return list;
    }

    private static void addAuthors(TopicRow row, Set<Long> ids) {
        ids.add(row.topic().authorId());
        if (row.lastAuthorId() != null) {
            ids.add(row.lastAuthorId());
        }
    }

    public List<TopicRow> getPinned() {
        return list().pinned();
    }

    public List<TopicRow> getRows() {
        return list().rows();
    }

    /** Null for plain threads. */
    public Stage stageOf(TopicRow row) {
        Purchase purchase = byTopic.get(row.topic().id());
        return purchase == null ? null : purchase.stage();
    }

    /** Null for threads that are none. */
    public Wish wishOf(TopicRow row) {
        return wishesByTopic.get(row.topic().id());
    }

    public String authorOf(TopicRow row) {
        return authors.get(row.topic().authorId()).nickname();
    }

    /** Empty when nobody wrote, or when the last author may be anonymous. */
    public String lastAuthorOf(TopicRow row) {
        return row.lastAuthorId() == null ? "" : authors.get(row.lastAuthorId()).nickname();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return list().next() == null ? "" : reading.root() + getSection().address() + "?after=" + list().next();
    }

    public boolean isStart() {
        return reading.parameter("after") == null;
    }

    public boolean isMayStart() {
        return reading.viewer().may(Operation.START_TOPIC);
    }

    /** An organizer may open a purchase here. */
    public boolean isMayOrganize() {
        return getSection().hasPurchases() && !reading.viewer().isGuest() && reading.viewer().member().isOrganizer();
    }

    public boolean isSubscribed() {
        return !reading.viewer().isGuest() && sections.isSubscribed(getSection().id(), reading.viewer().require());
    }

    public void subscribe() throws IOException {
        sections.subscribe(getSection().id(), reading.viewer().require());
        said.fire(new Said("forum.subscribed"));
        Faces.redirect(reading.root() + getSection().address());
    }

    public void unsubscribe() throws IOException {
        sections.unsubscribe(getSection().id(), reading.viewer().require());
        said.fire(new Said("forum.unsubscribed"));
        Faces.redirect(reading.root() + getSection().address());
    }
}
