package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The members in the database. */
@ApplicationScoped
class Members {

    @PersistenceContext
    private EntityManager em;

    /** Null when there is none. */
    Member find(long id) {
        return em.find(Member.class, id);
    }

    /** The member, locked until the transaction ends: two decisions about one member wait for each other. */
    Member claim(long id) {
        return em.find(Member.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** To be shown only: they are not compared for changes when the transaction ends. */
    Map<Long, Member> byIds(Collection<Long> ids) {
        Map<Long, Member> found = new HashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery("SELECT m FROM Member m WHERE m.id IN :ids", Member.class).setParameter("ids", ids)
                    .setHint("eclipselink.read-only", true).getResultList().forEach(m -> found.put(m.id(), m));
        }
        return found;
    }

    /** Null when there is none. */
    Member byEmail(String emailKey) {
        return one("SELECT m FROM Member m WHERE m.emailKey = :key", emailKey);
    }

    /** Null when there is none. */
    Member byNickname(String nicknameKey) {
        return one("SELECT m FROM Member m WHERE m.nicknameKey = :key", nicknameKey);
    }

    private Member one(String query, String key) {
        List<Member> found = em.createQuery(query, Member.class).setParameter("key", key).getResultList();
        return found.isEmpty() ? null : found.get(0);
    }

    /** By id, those above {@code after}; nicknames that begin like {@code start} (may be empty). */
    List<Member> page(String start, long after, int limit) {
        return em.createQuery("SELECT m FROM Member m WHERE m.id > :after AND m.nickname LIKE :start ORDER BY m.id", Member.class)
                .setParameter("after", after).setParameter("start", literal(start) + "%").setMaxResults(limit).getResultList();
    }

    /**
     * The newest first.
     *
     * @param start how the nickname begins, look-alikes folded, or the e-mail address; empty for all
     */
    List<Member> search(String start, boolean byEmail, int first, int limit) {
        return beginning("m", Member.class, start, byEmail).setFirstResult(first).setMaxResults(limit).getResultList();
    }

    /** How many of them there are, counted up to {@code most}. */
    int count(String start, boolean byEmail, int most) {
        return beginning("m.id", Long.class, start, byEmail).setMaxResults(most).getResultList().size();
    }

    private <T> TypedQuery<T> beginning(String what, Class<T> type, String start, boolean byEmail) {
        if (start.isEmpty()) {
            return em.createQuery("SELECT " + what + " FROM Member m ORDER BY m.id DESC", type);
        }
        String key = Keys.nickname(start);
        var query = em.createQuery("SELECT " + what + " FROM Member m WHERE m.nicknameKey LIKE :nickname"
                + (byEmail ? " OR m.emailKey LIKE :email" : "") + " ORDER BY m.id DESC", type)
                .setParameter("nickname", key.isEmpty() ? "" : literal(key) + "%");
        return byEmail ? query.setParameter("email", literal(start.toLowerCase(Locale.ROOT)) + "%") : query;
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    long administrators() {
        return em.createQuery("SELECT COUNT(m) FROM Member m WHERE m.administrator = TRUE", Long.class).getSingleResult();
    }

    void add(Member member) {
        em.persist(member);
    }

    OrganizerRequest request(long id) {
        return em.find(OrganizerRequest.class, id);
    }

    void refresh(OrganizerRequest request) {
        em.refresh(request);
    }

    void add(OrganizerRequest request) {
        em.persist(request);
    }

    /** Null when nothing of the member's waits for a decision. */
    OrganizerRequest openRequestOf(long memberId) {
        var found = em.createQuery("SELECT r FROM OrganizerRequest r WHERE r.memberId = :member AND r.decidedAt IS NULL",
                OrganizerRequest.class).setParameter("member", memberId).getResultList();
        return found.isEmpty() ? null : found.get(0);
    }

    /** Null when the member never asked. */
    OrganizerRequest lastRequestOf(long memberId) {
        var found = em.createQuery("SELECT r FROM OrganizerRequest r WHERE r.memberId = :member ORDER BY r.id DESC",
                OrganizerRequest.class).setParameter("member", memberId).setMaxResults(1).getResultList();
        return found.isEmpty() ? null : found.get(0);
    }

    List<OrganizerRequest> openRequests(long after, int limit) {
        return em.createQuery("SELECT r FROM OrganizerRequest r WHERE r.decidedAt IS NULL AND r.id > :after ORDER BY r.id",
                OrganizerRequest.class).setParameter("after", after).setMaxResults(limit).getResultList();
    }
}
