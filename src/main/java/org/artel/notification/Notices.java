package org.artel.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.IdBlocks;
import org.artel.common.InstantConverter;

/** The repository of notices. */
@ApplicationScoped
class Notices {

    private static final int BELL_MAX = 100;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private IdBlocks ids;

    void add(Notice notice) {
        em.persist(notice);
    }

    void addAll(Collection<Notice> notices) {
        notices.forEach(em::persist);
    }

    /**
     * The same sentence to every participant of a purchase but one, in one statement however many they are.
     *
     * @param except    whoever did it knows it; null: nobody
     * @param withGoods the sum of the participant's own order is the last argument
     */
    void toParticipants(long purchaseId, Long except, NoticeKind kind, String link, Instant now, boolean withGoods, Object... arguments) {
        String who = " FROM participation p WHERE p.purchase_id = ? AND p.order_lines > 0 AND p.on_behalf_no = 0 AND p.member_id <> ?";
        long skipped = except == null ? 0 : except;
        em.flush();
        long count = ((Number) em.createNativeQuery("SELECT COUNT(*)" + who)
                .setParameter(1, purchaseId).setParameter(2, skipped).getSingleResult()).longValue();
        if (count == 0) {
            return;
        }
        String json = Notice.json(arguments);
        String argument = withGoods ? "JSON_ARRAY_APPEND(?, '$', CONCAT('m:', p.goods))" : "?";
        em.createNativeQuery("INSERT INTO notice (id, member_id, kind, arguments, purchase_id, link, created_at, mail_due_at) "
                        + "SELECT ? + ROW_NUMBER() OVER (ORDER BY p.id), p.member_id, ?, " + argument + ", p.purchase_id, ?, ?, ?" + who
                        + " ORDER BY p.id LIMIT " + count)
                .setParameter(1, ids.take("notice", count)).setParameter(2, kind.name()).setParameter(3, json).setParameter(4, link)
                .setParameter(5, InstantConverter.column(now)).setParameter(6, InstantConverter.column(Notice.mailDueAt(now)))
                .setParameter(7, purchaseId).setParameter(8, skipped)
                .executeUpdate();
    }

    /** Who has ordered which of these variants: variants by member. */
    Map<Long, List<Long>> ownersOf(long purchaseId, Collection<Long> variantIds) {
        Map<Long, List<Long>> owners = new LinkedHashMap<>();
        for (Object each : em.createNativeQuery("SELECT p.member_id, l.variant_id FROM order_line l JOIN participation p ON p.id = l.participation_id "
                        + "WHERE l.purchase_id = ? AND l.quantity > 0 AND p.on_behalf_no = 0 AND l.variant_id IN ("
                        + variantIds.stream().map(String::valueOf).collect(Collectors.joining(",")) + ") ORDER BY l.id")
                .setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            owners.computeIfAbsent(((Number) row[0]).longValue(), member -> new ArrayList<>()).add(((Number) row[1]).longValue());
        }
        return owners;
    }

    List<Long> moderators() {
        @SuppressWarnings("unchecked")
        List<Number> found = em.createNativeQuery("SELECT id FROM member WHERE moderator").getResultList();
        return found.stream().map(Number::longValue).toList();
    }

    /**
     * The newest first, those before the notice with this id. By moment, because ids are taken in blocks.
     *
     * @param before {@link Long#MAX_VALUE} for the first page
     */
    List<Notice> page(long memberId, long before, int limit) {
        Notice last = before == Long.MAX_VALUE ? null : em.find(Notice.class, before);
        var query = em.createQuery("SELECT n FROM Notice n WHERE n.memberId = :member"
                + (last == null ? "" : " AND (n.createdAt < :moment OR n.createdAt = :moment AND n.id < :before)")
                + " ORDER BY n.createdAt DESC, n.id DESC", Notice.class).setParameter("member", memberId);
        if (last != null) {
            query.setParameter("moment", last.createdAt()).setParameter("before", before);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** Counted up to a hundred: nobody reads a larger number. */
    int unread(long memberId) {
        return ((Number) em.createNativeQuery("SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE member_id = ? AND read_at IS NULL "
                + "LIMIT " + BELL_MAX + ") n").setParameter(1, memberId).getSingleResult()).intValue();
    }

    /** This one and all that are older. */
    void markRead(long memberId, long upTo, Instant now) {
        Notice last = em.find(Notice.class, upTo);
        if (last != null) {
            em.createNativeQuery("UPDATE notice SET read_at = ? WHERE member_id = ? AND read_at IS NULL AND created_at <= ?")
                    .setParameter(1, InstantConverter.column(now)).setParameter(2, memberId)
                    .setParameter(3, InstantConverter.column(last.createdAt())).executeUpdate();
        }
    }

    void markOneRead(long memberId, long id, Instant now) {
        em.createNativeQuery("UPDATE notice SET read_at = ? WHERE member_id = ? AND read_at IS NULL AND id = ?")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, memberId).setParameter(3, id).executeUpdate();
    }

    List<Long> membersToMail(Instant now, int most) {
        return em.createQuery("SELECT DISTINCT n.memberId FROM Notice n WHERE n.mailDueAt <= :now", Long.class)
                .setParameter("now", now).setMaxResults(most).getResultList();
    }

    /** Those that nobody has looked at for a mail, the oldest first; nobody else gets them any more. */
    List<Notice> takeToMail(long memberId, int most) {
        List<Notice> taken = em.createQuery("SELECT n FROM Notice n WHERE n.memberId = :member AND n.mailDueAt IS NOT NULL "
                        + "ORDER BY n.createdAt, n.id", Notice.class)
                .setParameter("member", memberId).setMaxResults(most).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        taken.forEach(Notice::settleMail);
        return taken;
    }

    Notice find(long id) {
        return em.find(Notice.class, id);
    }
}
