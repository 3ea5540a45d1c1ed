package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.InvalidFields;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.Markdown;
import org.artel.forum.PostService;
import org.artel.forum.Viewing;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;

/**
 * Questions about a lot and their answers. Each is a post of the purchase's thread, so that everybody reads it there, and it is
 * edited, reported and hidden like any other; here stands only which lot it is about.
 */
@ApplicationScoped
@Transactional
@Retried
public class LotQuestionService {

    private static final int TEXT_MAX = 1_000;
    private static final int SHOWN = 50;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private PriceListRights rights;
    @Inject
    private PurchaseView view;
    @Inject
    private Lots lots;
    @Inject
    private PostService posts;
    @Inject
    private Access access;
    @Inject
    private Event<LotQuestionChanged> changed;

    /**
     * A member asks.
     *
     * @param text plain or Markdown, at most 1,000 characters
     * @return the post's id
     * @throws Refused NOT_FOUND, at {@code text}; CONFLICT while the purchase is a draft; as a post is refused otherwise
     */
    @Once
    public long ask(long lotId, long memberId, String text) {
        access.require(Operation.ASK_QUESTION, memberId);
        Lot lot = lot(lotId);
        Purchase purchase = rights.requireReadable(lot.purchaseId(), memberId);
        if (!purchase.isAnnounced()) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.notNow", purchase.stage());
        }
        String asked = "**[" + Markdown.plain(lot.name()) + "](/questions/" + lotId + ")**\n\n" + checked(text);
        long postId = posts.write(memberId, purchase.topicId(), asked, null);
        em.createNativeQuery("INSERT INTO lot_question (post_id, purchase_id, lot_id) VALUES (?, ?, ?)")
                .setParameter(1, postId).setParameter(2, purchase.id()).setParameter(3, lotId).executeUpdate();
        changed.fire(new LotQuestionChanged(purchase.id(), lotId, false, memberId, memberId, postId));
        return postId;
    }

    /**
     * The organizer or a co-organizer answers; a further answer takes the place of the first at the lot.
     *
     * @param questionId the post of the question
     * @return the answer's post
     * @throws Refused NOT_FOUND, FORBIDDEN for others, at {@code text}
     */
    @Once
    public long answer(long questionId, long memberId, String text, Viewing viewing) {
        Object[] row = row(questionId);
        long purchaseId = ((Number) row[0]).longValue();
        long lotId = ((Number) row[1]).longValue();
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.ANSWER_QUESTION, memberId, view.relation(purchase, memberId));
        String said = posts.quoteOf(questionId, viewing) + "\n\n" + checked(text);
        long postId = posts.write(memberId, purchase.topicId(), said, null);
        em.createNativeQuery("UPDATE lot_question SET answer_post_id = ? WHERE post_id = ?").setParameter(1, postId).setParameter(2, questionId)
                .executeUpdate();
        changed.fire(new LotQuestionChanged(purchaseId, lotId, true, posts.byId(questionId).authorId(), memberId, postId));
        return postId;
    }

    /**
     * The questions about a lot, the newest first, at most fifty.
     *
     * @throws Refused NOT_FOUND when the lot does not exist for this viewer
     */
    public List<LotQuestion> of(long lotId, Viewing viewing) {
        Purchase purchase = rights.requireReadable(lot(lotId).purchaseId(), viewing.memberId());
        if (!purchase.isAnnounced()) {
            return List.of();
        }
        List<?> rows = em.createNativeQuery("SELECT post_id, answer_post_id FROM lot_question WHERE lot_id = ? ORDER BY post_id DESC LIMIT " + SHOWN)
                .setParameter(1, lotId).getResultList();
        List<LotQuestion> questions = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            ids.add(((Number) row[0]).longValue());
            if (row[1] != null) {
                ids.add(((Number) row[1]).longValue());
            }
        }
        var views = posts.views(purchase.topicId(), ids, viewing);
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            questions.add(new LotQuestion(purchase.id(), lotId, views.get(((Number) row[0]).longValue()),
                    row[1] == null ? null : views.get(((Number) row[1]).longValue())));
        }
        questions.sort(Comparator.comparing((LotQuestion q) -> q.question().post().number()).reversed());
        return questions;
    }

    private Lot lot(long lotId) {
        return lots.byIds(List.of(lotId)).stream().findFirst().orElseThrow(Refused::notFound);
    }

    private Object[] row(long questionId) {
        List<?> found = em.createNativeQuery("SELECT purchase_id, lot_id FROM lot_question WHERE post_id = ?").setParameter(1, questionId)
                .getResultList();
        if (found.isEmpty()) {
            throw Refused.notFound();
        }
        return (Object[]) found.get(0);
    }

    private static String checked(String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidFields(Map.of("text", new Refused("terms.required")));
        }
        if (text.strip().length() > TEXT_MAX) {
            throw new InvalidFields(Map.of("text", new Refused("terms.tooLong", TEXT_MAX)));
        }
        return text.strip();
    }
}
