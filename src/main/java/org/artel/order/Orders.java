package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.artel.common.InstantConverter;
import org.artel.common.Quantity;

/** Participations and their lines, revisions, wishes and increments. */
@ApplicationScoped
class Orders {

    @PersistenceContext
    private EntityManager em;

    /**
     * Takes the participation's own row until the transaction ends, so that two devices of one member come one after the
     * other; what is read afterwards is exact.
     *
     * @return empty: the member has none yet
     */
    Optional<Participation> claim(long purchaseId, long memberId, Instant now) {
        int rows = em.createNativeQuery("UPDATE participation SET changed_at = ? WHERE purchase_id = ? AND member_id = ?")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, purchaseId).setParameter(3, memberId)
                .executeUpdate();
        return rows == 0 ? Optional.empty() : find(purchaseId, memberId);
    }

    Optional<Participation> find(long purchaseId, long memberId) {
        return em.createQuery("SELECT p FROM Participation p WHERE p.purchaseId = :purchase AND p.memberId = :member",
                        Participation.class)
                .setParameter("purchase", purchaseId).setParameter("member", memberId).getResultStream().findAny();
    }

    Optional<Participation> find(long participationId) {
        return Optional.ofNullable(em.find(Participation.class, participationId));
    }

    /** Assigns the id. */
    void add(Participation participation) {
        em.persist(participation);
        participation.identified();
    }

    /** Assigns the id of a new line. */
    void add(Participation participation, OrderLine line) {
        if (line.id() == 0) {
            line.belongTo(participation);
            em.persist(line);
        }
    }

    void add(OrderIncrement increment) {
        em.persist(increment);
    }

    /** All lines of the participation, those taken back too, by variant. */
    Map<Long, OrderLine> linesByVariant(long participationId) {
        return em.createQuery("SELECT l FROM OrderLine l WHERE l.participationId = :participation", OrderLine.class)
                .setParameter("participation", participationId).getResultStream()
                .collect(Collectors.toMap(OrderLine::variantId, line -> line));
    }

    /** Lines with a quantity, in the order in which they were first ordered. */
    List<OrderLine> linesOf(Collection<Long> participationIds) {
        return participationIds.isEmpty() ? List.of()
                : em.createQuery("SELECT l FROM OrderLine l WHERE l.participationId IN :participations AND l.quantity > :nothing "
                                + "ORDER BY l.participationId, l.id", OrderLine.class)
                        .setParameter("participations", participationIds).setParameter("nothing", Quantity.ZERO).getResultList();
    }

    /** Wishes in their rank, by line. */
    Map<Long, List<Long>> wishes(Collection<OrderLine> lines) {
        List<Long> ids = lines.stream().filter(line -> line.replacement() == Replacement.WISHES).map(OrderLine::id).toList();
        Map<Long, List<Long>> wishes = new HashMap<>();
        if (!ids.isEmpty()) {
            for (Object each : em.createNativeQuery("SELECT line_id, variant_id FROM order_line_wish WHERE line_id IN ("
                    + joined(ids) + ") ORDER BY line_id, position").getResultList()) {
                Object[] row = (Object[]) each;
                wishes.computeIfAbsent(number(row[0]), id -> new ArrayList<>()).add(number(row[1]));
            }
        }
        return wishes;
    }

    /**
     * The line as it stood after its change number {@code version}.
     *
     * @return empty: there is no such version
     */
    Optional<LineContent> revision(long lineId, int version) {
        List<?> rows = em.createNativeQuery("SELECT quantity, tolerance, replacement, wishes, comment FROM order_line_revision "
                + "WHERE line_id = ? AND version = ?").setParameter(1, lineId).setParameter(2, version).getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.get(0);
        return Optional.of(new LineContent(quantity(row[0]), quantity(row[1]), Replacement.valueOf((String) row[2]),
                ids((String) row[3]), (String) row[4]));
    }

    /** Writes down how the changed lines stand now, many with one statement. */
    void addRevisions(List<OrderChange.Step> steps, long memberId, Instant now) {
        Query insert = em.createNativeQuery("INSERT INTO order_line_revision (line_id, version, quantity, tolerance, replacement, "
                + "wishes, comment, price, changed_at, changed_by) VALUES " + rows(steps.size(), 10));
        int n = 1;
        for (OrderChange.Step step : steps) {
            OrderLine line = step.line();
            insert.setParameter(n++, line.id()).setParameter(n++, line.version()).setParameter(n++, line.quantity().amount())
                    .setParameter(n++, line.tolerance().amount()).setParameter(n++, line.replacement().name())
                    .setParameter(n++, joined(step.wanted().wishes())).setParameter(n++, line.comment())
                    .setParameter(n++, line.price().amount()).setParameter(n++, InstantConverter.column(now))
                    .setParameter(n++, memberId);
        }
        insert.executeUpdate();
    }

    /** The wishes of these lines are those of their wanted content from now on. */
    void replaceWishes(List<OrderChange.Step> steps, Collection<Long> linesWithWishes) {
        List<Long> old = steps.stream().map(step -> step.line().id()).filter(linesWithWishes::contains).toList();
        if (!old.isEmpty()) {
            em.createNativeQuery("DELETE FROM order_line_wish WHERE line_id IN (" + joined(old) + ")").executeUpdate();
        }
        List<OrderChange.Step> wishing = steps.stream().filter(step -> !step.wanted().wishes().isEmpty()).toList();
        int wishes = wishing.stream().mapToInt(step -> step.wanted().wishes().size()).sum();
        if (wishes == 0) {
            return;
        }
        Query insert = em.createNativeQuery("INSERT INTO order_line_wish (line_id, position, variant_id) VALUES " + rows(wishes, 3));
        int n = 1;
        for (OrderChange.Step step : wishing) {
            int position = 1;
            for (long wish : step.wanted().wishes()) {
                insert.setParameter(n++, step.line().id()).setParameter(n++, position++).setParameter(n++, wish);
            }
        }
        insert.executeUpdate();
    }

    /** Sends what was persisted, so that the rows are written before any gate is taken. */
    void write() {
        em.flush();
    }

    private static String rows(int rows, int columns) {
        String row = '(' + "?,".repeat(columns - 1) + "?)";
        return (row + ',').repeat(rows - 1) + row;
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static List<Long> ids(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.stream(joined.split(",")).map(Long::valueOf).toList();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static Quantity quantity(Object column) {
        return new Quantity((BigDecimal) column);
    }
}
