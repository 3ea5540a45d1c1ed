package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.PostService;
import org.artel.forum.SectionService;
import org.artel.forum.SectionTree;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;

/**
 * Wishes: written as a thread, supported, taken up by an organizer as a draft, closed. Being a thread, a wish is read,
 * discussed, reported, hidden and found as every thread is.
 */
@ApplicationScoped
@Transactional
@Retried
public class WishService {

    private static final int LIST_MAX = 100;
    private static final int CONDITIONS_MAX = 20_000;

    @Inject
    private Wishes wishes;
    @Inject
    private PurchaseService purchases;
    @Inject
    private SupplierService suppliers;
    @Inject
    private TopicService topics;
    @Inject
    private PostService posts;
    @Inject
    private SectionService sections;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;

    /**
     * Open wishes.
     *
     * @param sectionId with everything below it; null: everywhere
     * @param viewerId  null: a guest
     * @throws Refused NOT_FOUND when the section does not exist for this viewer
     */
    public WishList list(Long sectionId, WishList.Sort sort, WishList.Cursor after, int limit, Long viewerId) {
        SectionTree tree = sections.tree(viewerId);
        int shown = Math.max(1, Math.min(limit, LIST_MAX));
        List<WishList.Row> rows = wishes.page(sectionId == null ? tree.ids() : tree.below(sectionId), sort, after, shown + 1);
        boolean more = rows.size() > shown;
        return new WishList(more ? rows.subList(0, shown) : rows, more ? WishList.Cursor.after(rows.get(shown - 1).wish(), sort) : null);
    }

    /** The wish that a thread is, if it is one; whoever asks: callers check the rights. */
    public Optional<Wish> find(long topicId) {
        return Optional.ofNullable(wishes.find(topicId));
    }

    /** @throws Refused NOT_FOUND when there is no such wish for this viewer */
    public WishList.Row requireVisible(long topicId, Long viewerId) {
        Topic topic = topics.requireVisible(topicId, viewerId).topic();
        return new WishList.Row(wishes.get(topicId), topic);
    }

    /** Those of some threads that are wishes, by the threads' ids. */
    public Map<Long, Wish> byTopicIds(Collection<Long> topicIds) {
        return wishes.byTopics(topicIds).stream().collect(Collectors.toMap(Wish::topicId, Function.identity()));
    }

    /** The wish that a purchase was made of. */
    public Optional<Wish> ofPurchase(long purchaseId) {
        return wishes.ofPurchase(purchaseId);
    }

    public boolean isSupporter(long topicId, long memberId) {
        return wishes.isSupporter(topicId, memberId);
    }

    /** Who is told of the purchase that was made of a wish; empty for one that was not. */
    public Set<Long> supportersOf(long purchaseId) {
        return ofPurchase(purchaseId).map(wish -> Set.copyOf(wishes.supporters(wish.topicId()))).orElse(Set.of());
    }

    /**
     * @return the id of the wish's thread
     * @throws Refused as a new thread does; {@code purchase.noPurchasesHere}; InvalidFields of {@link WishForm}
     */
    @Once
    public long write(long memberId, long sectionId, WishForm form) {
        access.require(Operation.WRITE_WISH, memberId);
        if (!sections.requireVisible(sectionId, memberId).hasPurchases()) {
            throw new Refused("purchase.noPurchasesHere");
        }
        WishForm clean = form.checked();
        long topicId = topics.start(memberId, sectionId, clean.title(), clean.text(), null);
        wishes.add(new Wish(topicId, memberId, clean, clock.instant()));
        wishes.support(topicId, memberId, clock.instant());
        audit.record(Actor.member(memberId), Operation.WRITE_WISH.name(), null, "topic", topicId, null);
        return topicId;
    }

    /** A second time changes nothing. @throws Refused CONFLICT {@code wish.closed} */
    public void support(long memberId, long topicId) {
        visible(Operation.SUPPORT_WISH, memberId, topicId);
        if (wishes.support(topicId, memberId, clock.instant())) {
            posts.touched(topicId);
        }
    }

    /** The author, too, may. @throws Refused CONFLICT {@code wish.closed} */
    public void takeBack(long memberId, long topicId) {
        visible(Operation.SUPPORT_WISH, memberId, topicId);
        if (wishes.takeBack(topicId, memberId)) {
            posts.touched(topicId);
        }
    }

    /**
     * It is no longer wanted: by its author or a moderator.
     *
     * @throws Refused CONFLICT {@code wish.notOpen}
     */
    public void close(long memberId, long topicId) {
        visible(Operation.CLOSE_WISH, memberId, topicId);
        if (!wishes.close(topicId, clock.instant())) {
            throw new Refused(Refused.Kind.CONFLICT, "wish.notOpen");
        }
        changed(memberId, topicId, "closed");
    }

    /** Wanted again. @throws Refused CONFLICT {@code wish.notClosed} */
    public void reopen(long memberId, long topicId) {
        visible(Operation.CLOSE_WISH, memberId, topicId);
        if (!wishes.reopen(topicId)) {
            throw new Refused(Refused.Kind.CONFLICT, "wish.notClosed");
        }
        changed(memberId, topicId, "reopened");
    }

    private void changed(long memberId, long topicId, String what) {
        audit.record(Actor.member(memberId), Operation.CLOSE_WISH.name(), null, "topic", topicId, what);
        posts.touched(topicId);
    }

    /**
     * An organizer makes a draft of it with what is known: section, title, conditions, and the supplier where there is a card of
     * that name. Of two at once one gets it.
     *
     * @return the purchase's id
     * @throws Refused CONFLICT {@code wish.notOpen}: somebody else organizes it, or it is no longer wanted
     */
    @Once
    public long organize(long memberId, long topicId) {
        WishList.Row row = visible(Operation.DRAFT_PURCHASE, memberId, topicId);
        Wish wish = row.wish();
        long purchaseId = purchases.draft(memberId, row.topic().sectionId(), row.topic().title());
        TermsCommand terms = purchases.terms(purchaseId);
        terms.setConditions(conditions(wish));
        suppliers.byName(wish.supplier()).ifPresent(card -> terms.setSupplierId(card.id()));
        purchases.changeTerms(purchaseId, memberId, terms, null);
        if (!wishes.take(topicId, purchaseId)) {
            throw new Refused(Refused.Kind.CONFLICT, "wish.notOpen");
        }
        audit.record(Actor.member(memberId), Operation.DRAFT_PURCHASE.name(), purchaseId, "topic", topicId, "wish");
        posts.touched(topicId);
        return purchaseId;
    }

    private String conditions(Wish wish) {
        String conditions = Stream.of(posts.openingText(wish.topicId()), wish.amount(), wish.supplier(), wish.link() == null ? "" : "<" + wish.link() + ">")
                .filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
        return conditions.substring(0, Math.min(CONDITIONS_MAX, conditions.length()));
    }

    /** Its thread tells what becomes of the purchase; a wish whose purchase is called off is open again. */
    void stage(@Observes PurchaseStageChanged event) {
        wishes.ofPurchase(event.purchaseId()).ifPresent(wish -> {
            if (event.to() == Stage.CANCELLED || event.to() == Stage.FAILED) {
                wishes.free(event.purchaseId());
            }
            posts.touched(wish.topicId());
        });
    }

    private WishList.Row visible(Operation operation, long memberId, long topicId) {
        WishList.Row row = requireVisible(topicId, memberId);
        access.require(operation, memberId, operation == Operation.CLOSE_WISH ? Relation.ownedBy(row.wish().authorId()) : Relation.NONE);
        return row;
    }
}
