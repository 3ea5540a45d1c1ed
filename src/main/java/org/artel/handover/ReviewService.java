package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InvalidFields;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.AllocationService;
import org.artel.order.Participation;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/**
 * Reviews both ways, from finished participations only: a participant of the organizer, the organizer of a participant; once each, with one
 * answer. Whoever took part anonymously writes under the number, and is not written about.
 */
@ApplicationScoped
@Transactional
@Retried
public class ReviewService {

    private static final int TEXT_MAX = 2_000;
    private static final int ANSWER_MAX = 1_000;
    private static final int STARS = 5;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private AllocationService allocations;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;
    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<ReviewChanged> changed;

    /**
     * @param subjectId the participant, when the organizer writes; null otherwise
     * @param stars     1 to 5
     * @return the review's id
     * @throws Refused FORBIDDEN for whoever neither took part nor organized; CONFLICT {@code review.notFinished}, {@code review.twice},
     *                 {@code review.anonymous}; INVALID at {@code stars}, {@code text}, {@code subject}
     */
    @Once
    public long write(long purchaseId, long memberId, Long subjectId, Integer stars, String text) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.WRITE_REVIEW, memberId, new Relation(purchase.organizerId(), view.rights(purchase, memberId).participant(), Set.of()));
        if (purchase.stage() != Stage.CLOSED && purchase.stage() != Stage.FAILED) {
            throw new Refused(Refused.Kind.CONFLICT, "review.notFinished");
        }
        check(stars, text);
        boolean byOrganizer = purchase.isOrganizedBy(memberId);
        Participation of = allocations.participants(purchaseId).stream().filter(each -> !each.isOnBehalf()
                        && each.memberId() == (byOrganizer ? subjectId == null ? 0 : subjectId : memberId) && !purchase.isOrganizedBy(each.memberId()))
                .findAny().orElseThrow(() -> new InvalidFields(Map.of("subject", new Refused("review.subject"))));
        if (byOrganizer && of.isAnonymous()) {
            throw new Refused(Refused.Kind.CONFLICT, "review.anonymous");
        }
        long subject = byOrganizer ? of.memberId() : purchase.organizerId();
        if (!em.createQuery("SELECT r.id FROM Review r WHERE r.purchaseId = :purchase AND r.authorId = :author AND r.subjectId = :subject", Long.class)
                .setParameter("purchase", purchaseId).setParameter("author", memberId).setParameter("subject", subject).getResultList().isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "review.twice");
        }
        Review review = new Review(purchaseId, memberId, subject, of.pseudonymNo(), !byOrganizer && of.isAnonymous(), stars, text.strip(), clock.instant());
        em.persist(review);
        audit.record(Actor.member(memberId), Operation.WRITE_REVIEW.name(), purchaseId, "review", review.id(), stars + " stars");
        changed.fire(new ReviewChanged(review, false));
        return review.id();
    }

    private static void check(Integer stars, String text) {
        Map<String, Refused> errors = new LinkedHashMap<>();
        if (stars == null || stars < 1 || stars > STARS) {
            errors.put("stars", new Refused("terms.range", 1, STARS));
        }
        if (text == null || text.isBlank()) {
            errors.put("text", new Refused("terms.required"));
        } else if (text.length() > TEXT_MAX) {
            errors.put("text", new Refused("terms.tooLong", TEXT_MAX));
        }
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
    }

    /** Whoever it is about answers, once. @throws Refused NOT_FOUND for others; CONFLICT {@code review.answered}; INVALID at {@code answer} */
    @Once
    public void answer(long purchaseId, long memberId, long reviewId, String text) {
        view.requireVisible(purchaseId, memberId);
        access.require(Operation.ANSWER_REVIEW, memberId);
        Review review = em.find(Review.class, reviewId);
        if (review == null || review.purchaseId() != purchaseId || review.subjectId() != memberId) {
            throw Refused.notFound();
        }
        if (text == null || text.isBlank() || text.length() > ANSWER_MAX) {
            throw new InvalidFields(Map.of("answer", new Refused(text == null || text.isBlank() ? "terms.required" : "terms.tooLong", ANSWER_MAX)));
        }
        review.answer(text.strip(), clock.instant());
        audit.record(Actor.member(memberId), Operation.ANSWER_REVIEW.name(), purchaseId, "review", reviewId, null);
        changed.fire(new ReviewChanged(review, true));
    }

    /** Of a purchase, the newest first. @param viewerId null: a guest. @throws Refused NOT_FOUND */
    public List<ReviewView> of(long purchaseId, Long viewerId) {
        view.requireVisible(purchaseId, viewerId);
        access.require(Operation.VIEW_REVIEWS, viewerId, Relation.NONE);
        return views(em.createQuery("SELECT r FROM Review r WHERE r.purchaseId = :purchase ORDER BY r.id DESC", Review.class)
                .setParameter("purchase", purchaseId).getResultList());
    }

    /**
     * About a member, the newest first, by keyset; those of purchases that the viewer may not see are left out.
     *
     * @param viewerId null: a guest
     * @param before   {@link Long#MAX_VALUE}: from the newest on
     * @return fewer than {@code limit} at the end only
     */
    public List<ReviewView> about(long memberId, Long viewerId, long before, int limit) {
        access.require(Operation.VIEW_REVIEWS, viewerId, Relation.NONE);
        members.byId(memberId);
        List<Review> visible = new ArrayList<>();
        List<Review> found;
        long from = before;
        do {
            found = about(memberId, from, limit);
            Map<Long, Purchase> of = purchases.byIds(found.stream().map(Review::purchaseId).distinct().toList());
            found.stream().filter(review -> view.isVisible(of.get(review.purchaseId()), viewerId)).forEach(visible::add);
            from = found.isEmpty() ? from : found.get(found.size() - 1).id();
        } while (visible.size() < limit && found.size() == limit);
        return views(visible.stream().limit(limit).toList());
    }

    private List<Review> about(long memberId, long before, int limit) {
        return em.createQuery("SELECT r FROM Review r WHERE r.subjectId = :member AND r.id < :before ORDER BY r.id DESC", Review.class)
                .setParameter("member", memberId).setParameter("before", before).setMaxResults(limit).getResultList();
    }

    /** Whom the organizer may write about. @throws Refused NOT_FOUND */
    public List<Member> subjects(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        if (!purchase.isOrganizedBy(memberId)) {
            return List.of();
        }
        Map<Long, Member> people = members.byIds(allocations.participants(purchaseId).stream()
                .filter(each -> !each.isOnBehalf() && !each.isAnonymous() && each.memberId() != memberId).map(Participation::memberId).toList());
        return List.copyOf(people.values());
    }

    private List<ReviewView> views(List<Review> found) {
        Map<Long, Purchase> of = purchases.byIds(found.stream().map(Review::purchaseId).distinct().toList());
        Map<Long, Topic> threads = topics.byIds(of.values().stream().map(Purchase::topicId).toList());
        Map<Long, Member> people = members.byIds(found.stream().flatMap(each -> Stream.of(each.authorId(), each.subjectId())).distinct().toList());
        return found.stream().map(each -> new ReviewView(each, each.isAnonymous() ? null : people.get(each.authorId()).nickname(),
                people.get(each.subjectId()).nickname(), threads.get(of.get(each.purchaseId()).topicId()).title())).toList();
    }
}
