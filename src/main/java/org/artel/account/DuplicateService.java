package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.account.DuplicateHint.TraceKind;
import org.artel.common.InstantConverter;
import org.artel.common.Retried;

/**
 * Hints at second accounts of one person. What is compared is kept as an HMAC under a key of the portal, so that nobody can read or
 * guess an address from it, and forgotten after 90 days.
 */
@ApplicationScoped
@Transactional
@Retried
public class DuplicateService {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration NEW = Duration.ofDays(30);
    /** What more members than these share tells nothing: a university's network, a common first name. */
    private static final int MOST_SHARING = 5;
    private static final int FORGOTTEN_AT_ONCE = 1000;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Members members;
    @Inject
    private Seal seal;
    @Inject
    private Access access;
    @Inject
    private Clock clock;

    /**
     * A member signs in.
     *
     * @param device  what the browser's own cookie says
     * @param network the network address that the member comes from
     */
    public void signedIn(long memberId, String device, String network) {
        Member member = members.find(memberId);
        keep(TraceKind.MAILBOX, Keys.mailbox(member.email()), memberId);
        keep(TraceKind.NICKNAME, Keys.nicknameStem(member.nickname()), memberId);
        keep(TraceKind.DEVICE, device, memberId);
        keep(TraceKind.NETWORK, network, memberId);
    }

    private void keep(TraceKind kind, String text, long memberId) {
        if (!text.isEmpty()) {
            em.createNativeQuery("INSERT INTO trace (kind, hash, member_id, seen_at) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)")
                    .setParameter(1, kind.name()).setParameter(2, seal.of("trace " + kind + ' ' + text)).setParameter(3, memberId)
                    .setParameter(4, InstantConverter.column(clock.instant())).executeUpdate();
        }
    }

    /**
     * Hints about members who came within the last 30 days, the newest first.
     *
     * @param before id of the member that the page ends before; {@link Long#MAX_VALUE} for the first page
     * @param limit  so many members are looked at; each may have several hints or none
     */
    public List<DuplicateHint> hints(long moderatorId, long before, int limit) {
        access.require(Operation.VIEW_DUPLICATES, moderatorId);
        List<Long> fresh = newMembers(before, limit);
        if (fresh.isEmpty()) {
            return List.of();
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("SELECT a.member_id, b.member_id other, a.kind FROM trace a "
                        + "JOIN trace b ON b.kind = a.kind AND b.hash = a.hash AND b.member_id <> a.member_id WHERE a.member_id IN ("
                        + fresh.stream().map(String::valueOf).collect(Collectors.joining(","))
                        + ") AND (SELECT COUNT(*) FROM trace c WHERE c.kind = a.kind AND c.hash = a.hash) <= " + MOST_SHARING
                        + " ORDER BY a.member_id DESC, other").getResultList();
        Map<List<Long>, Set<TraceKind>> shared = new LinkedHashMap<>();
        for (Object[] row : rows) {
            shared.computeIfAbsent(List.of(((Number) row[0]).longValue(), ((Number) row[1]).longValue()), pair -> EnumSet.noneOf(TraceKind.class))
                    .add(TraceKind.valueOf((String) row[2]));
        }
        Map<Long, Member> known = members.byIds(shared.keySet().stream().flatMap(List::stream).distinct().toList());
        List<DuplicateHint> hints = new ArrayList<>();
        shared.forEach((pair, traces) -> hints.add(new DuplicateHint(known.get(pair.get(0)), known.get(pair.get(1)), traces)));
        return hints;
    }

    private List<Long> newMembers(long before, int limit) {
        return em.createQuery("SELECT m.id FROM Member m WHERE m.id < :before AND m.createdAt > :since ORDER BY m.id DESC", Long.class)
                .setParameter("before", before).setParameter("since", clock.instant().minus(NEW)).setMaxResults(limit).getResultList();
    }

    /**
     * Where {@link #hints} goes on.
     *
     * @return the id to end the next page before; null when no new member is left
     */
    public Long next(long moderatorId, long before, int limit) {
        access.require(Operation.VIEW_DUPLICATES, moderatorId);
        List<Long> fresh = newMembers(before, limit);
        return fresh.size() < limit ? null : fresh.get(limit - 1);
    }

    /** Forgets traces of more than 90 days ago, some at a time. @return whether there may be more of them */
    public boolean forgetOld() {
        Instant old = clock.instant().minus(KEPT);
        return em.createNativeQuery("DELETE FROM trace WHERE seen_at < ? LIMIT " + FORGOTTEN_AT_ONCE)
                .setParameter(1, InstantConverter.column(old)).executeUpdate() > 0;
    }
}
