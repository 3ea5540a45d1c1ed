package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.RateLimits;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InvalidFields;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.pricelist.Lot;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;

/** Messages of organizer and co-organizers to all who ordered, or to those who ordered one lot: each finds it at their bell. */
@ApplicationScoped
@Transactional
@Retried
public class MessageService {

    /** Characters: as many as a notice tells whole. */
    public static final int TEXT_MAX = 500;
    private static final int AN_HOUR = 5;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private PurchaseView view;
    @Inject
    private PricelistService pricelist;
    @Inject
    private RateLimits limits;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<MessageSent> sent;

    /**
     * How many would be told.
     *
     * @param lotId null: all participants
     * @throws Refused NOT_FOUND, FORBIDDEN for others than organizer and co-organizers
     */
    public int recipients(long purchaseId, long memberId, Long lotId) {
        requireKeeper(purchaseId, memberId, lotId);
        return members(purchaseId, memberId, lotId).size();
    }

    /**
     * @param lotId null: to all participants
     * @param text  plain, at most 500 characters
     * @return the message's id
     * @throws Refused at {@code text}; CONFLICT when nobody ordered, TOO_OFTEN above five an hour
     */
    @Once
    public long send(long purchaseId, long memberId, Long lotId, String text) {
        requireKeeper(purchaseId, memberId, lotId);
        if (text == null || text.isBlank()) {
            throw new InvalidFields(Map.of("text", new Refused("terms.required")));
        }
        String said = text.strip();
        if (said.length() > TEXT_MAX) {
            throw new InvalidFields(Map.of("text", new Refused("terms.tooLong", TEXT_MAX)));
        }
        List<Long> recipients = members(purchaseId, memberId, lotId);
        if (recipients.isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "message.nobody");
        }
        limits.hit("message", String.valueOf(purchaseId), AN_HOUR, Duration.ofHours(1));
        Message message = new Message(purchaseId, lotId, memberId, clock.instant(), said, recipients.size());
        em.persist(message);
        audit.record(Actor.member(memberId), Operation.MESSAGE_PARTICIPANTS.name(), purchaseId, "message", message.id(),
                recipients.size() + " recipients");
        sent.fire(new MessageSent(message, recipients));
        return message.id();
    }

    /** What was written, the newest first, by keyset. @param before {@link Long#MAX_VALUE}: from the newest on */
    public List<Message> list(long purchaseId, long memberId, long before, int limit) {
        requireKeeper(purchaseId, memberId, null);
        Message last = before == Long.MAX_VALUE ? null : em.find(Message.class, before);
        Instant from = last == null ? clock.instant().plusSeconds(1) : last.sentAt();
        return em.createQuery("SELECT m FROM Message m WHERE m.purchaseId = :purchase AND (m.sentAt < :from OR m.sentAt = :from AND m.id < :before) "
                        + "ORDER BY m.sentAt DESC, m.id DESC", Message.class)
                .setParameter("purchase", purchaseId).setParameter("from", from).setParameter("before", before).setMaxResults(limit).getResultList();
    }

    private void requireKeeper(long purchaseId, long memberId, Long lotId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.MESSAGE_PARTICIPANTS, memberId, view.relation(purchase, memberId));
        if (lotId != null) {
            Lot lot = pricelist.lotsByIds(List.of(lotId)).get(lotId);
            if (lot == null || lot.purchaseId() != purchaseId) {
                throw Refused.notFound();
            }
        }
    }

    /** But the one who writes. */
    @SuppressWarnings("unchecked")
    private List<Long> members(long purchaseId, long except, Long lotId) {
        var query = em.createNativeQuery("SELECT p.member_id FROM participation p WHERE p.purchase_id = ?1 AND p.order_lines > 0 AND p.on_behalf_no = 0 "
                + "AND p.member_id <> ?2" + (lotId == null ? "" : " AND EXISTS (SELECT 1 FROM order_line l WHERE l.participation_id = p.id "
                + "AND l.lot_id = ?3 AND l.quantity > 0)")).setParameter(1, purchaseId).setParameter(2, except);
        if (lotId != null) {
            query.setParameter(3, lotId);
        }
        return ((List<Number>) query.getResultList()).stream().map(Number::longValue).toList();
    }
}
