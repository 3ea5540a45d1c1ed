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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.InstantConverter;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.purchase.Purchase;

/** Participations and their lines, revisions, wishes and increments. */
@ApplicationScoped
class Orders {

    private static final int REVISIONS_A_STATEMENT = 2_000;

    @PersistenceContext
    private EntityManager em;

    /**
     * Takes the participation's own row until the transaction ends, so that two devices of one member come one after the
     * other; what is read afterwards is exact.
     *
     * @param onBehalfNo {@link Participation#OWN}, or which of those that the member keeps for others
     * @return empty: the member has none yet
     */
    Optional<Participation> claim(long purchaseId, long memberId, int onBehalfNo, Instant now) {
        int rows = em.createNativeQuery("UPDATE participation SET changed_at = ? WHERE purchase_id = ? AND member_id = ? AND on_behalf_no = ?")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, purchaseId).setParameter(3, memberId)
                .setParameter(4, onBehalfNo).executeUpdate();
        return rows == 0 ? Optional.empty() : find(purchaseId, memberId, onBehalfNo);
    }

    /** As above, by its id. */
    Optional<Participation> claim(long participationId, Instant now) {
        em.createNativeQuery("UPDATE participation SET changed_at = ? WHERE id = ?").setParameter(1, InstantConverter.column(now))
                .setParameter(2, participationId).executeUpdate();
        return find(participationId);
    }

    /**
     * Takes the own orders of two members, in the order of their ids, so that no two transactions wait for each other.
     *
     * @return by member; without those who have none yet
     */
    Map<Long, Participation> claimBoth(long purchaseId, long oneMember, long otherMember, Instant now) {
        @SuppressWarnings("unchecked")
        List<Number> ids = em.createNativeQuery("SELECT id FROM participation WHERE purchase_id = ? AND member_id IN (?, ?) AND on_behalf_no = 0 "
                + "ORDER BY id").setParameter(1, purchaseId).setParameter(2, oneMember).setParameter(3, otherMember).getResultList();
        return ids.stream().map(id -> claim(id.longValue(), now).orElseThrow()).collect(Collectors.toMap(Participation::memberId, p -> p));
    }

    OrderLine line(long lineId) {
        return em.find(OrderLine.class, lineId);
    }

    Map<Long, OrderLine> lines(Collection<Long> lineIds) {
        return lineIds.isEmpty() ? Map.of() : em.createQuery("SELECT l FROM OrderLine l WHERE l.id IN :ids", OrderLine.class)
                .setParameter("ids", lineIds).getResultStream().collect(Collectors.toMap(OrderLine::id, Function.identity()));
    }

    /** The member's newest order in another purchase of the same supplier or organizer. */
    Optional<Participation> last(Purchase purchase, long memberId) {
        List<?> ids = em.createNativeQuery("SELECT p.id FROM participation p JOIN purchase u ON u.id = p.purchase_id WHERE p.member_id = ? "
                        + "AND p.on_behalf_no = 0 AND p.order_lines > 0 AND p.purchase_id <> ? AND (u.supplier_id = ? OR u.organizer_id = ?) "
                        + "ORDER BY p.id DESC LIMIT 1")
                .setParameter(1, memberId).setParameter(2, purchase.id()).setParameter(3, purchase.supplierId()).setParameter(4, purchase.organizerId())
                .getResultList();
        return ids.isEmpty() ? Optional.empty() : find(number(ids.get(0)));
    }

    /** By the variant of an earlier order: the one of this price list with the same article, label, colour and size. */
    Map<Long, Long> sameVariants(long purchaseId, long participationId) {
        Map<Long, Long> same = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT o.variant_id, MIN(v.id) FROM order_line o JOIN lot_variant ov ON ov.id = o.variant_id "
                        + "JOIN lot ol ON ol.id = o.lot_id "
                        + "JOIN lot l ON l.purchase_id = ? AND l.withdrawn_at IS NULL AND l.article = ol.article AND (l.article <> '' OR l.name = ol.name) "
                        + "JOIN lot_variant v ON v.lot_id = l.id AND v.withdrawn_at IS NULL AND v.article = ov.article AND v.label = ov.label "
                        + "AND v.colour = ov.colour AND v.size = ov.size "
                        + "WHERE o.participation_id = ? AND o.quantity > 0 GROUP BY o.variant_id")
                .setParameter(1, purchaseId).setParameter(2, participationId).getResultList()) {
            Object[] row = (Object[]) each;
            same.put(number(row[0]), number(row[1]));
        }
        return same;
    }

    /** The member's own order. */
    Optional<Participation> find(long purchaseId, long memberId) {
        return find(purchaseId, memberId, Participation.OWN);
    }

    /** @param onBehalfNo {@link Participation#OWN}, or which of those that the member keeps for others */
    Optional<Participation> find(long purchaseId, long memberId, int onBehalfNo) {
        return em.createQuery("SELECT p FROM Participation p WHERE p.purchaseId = :purchase AND p.memberId = :member AND p.onBehalfNo = :no",
                        Participation.class)
                .setParameter("purchase", purchaseId).setParameter("member", memberId).setParameter("no", onBehalfNo)
                .getResultStream().findAny();
    }

    /** Those that the organizer keeps for others, in the order of their numbers. */
    List<Participation> onBehalf(long purchaseId, long organizerId) {
        return em.createQuery("SELECT p FROM Participation p WHERE p.purchaseId = :purchase AND p.memberId = :member AND p.onBehalfNo > 0 "
                        + "ORDER BY p.onBehalfNo", Participation.class)
                .setParameter("purchase", purchaseId).setParameter("member", organizerId).getResultList();
    }

    Optional<Participation> byReference(PaymentReference reference) {
        return em.createQuery("SELECT p FROM Participation p WHERE p.paymentReference = :reference", Participation.class)
                .setParameter("reference", reference.text()).getResultStream().findAny();
    }

    Optional<Participation> find(long participationId) {
        return Optional.ofNullable(em.find(Participation.class, participationId));
    }

    List<Participation> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT p FROM Participation p WHERE p.id IN :ids", Participation.class).setParameter("ids", ids)
                        .getResultList();
    }

    /**
     * Participations with an order, in the order of their numbers, by keyset.
     *
     * @param after the last number of the page before; 0 for the first page
     */
    List<Participation> roll(long purchaseId, int after, int limit) {
        return em.createQuery("SELECT p FROM Participation p WHERE p.purchaseId = :purchase AND p.pseudonymNo > :after "
                        + "AND p.orderLines > 0 ORDER BY p.pseudonymNo", Participation.class)
                .setParameter("purchase", purchaseId).setParameter("after", after).setMaxResults(limit).getResultList();
    }

    void handOnBehalfOver(long purchaseId, long fromId, long toId) {
        em.createQuery("UPDATE Participation p SET p.memberId = :to WHERE p.purchaseId = :purchase AND p.memberId = :from AND p.onBehalfNo > 0")
                .setParameter("to", toId).setParameter("purchase", purchaseId).setParameter("from", fromId).executeUpdate();
    }

    /** Those with an order, and some more, in the order of their numbers. */
    List<Participation> rollWith(long purchaseId, Collection<Long> others) {
        return others.isEmpty() ? roll(purchaseId, 0, Integer.MAX_VALUE)
                : em.createQuery("SELECT p FROM Participation p WHERE p.purchaseId = :purchase AND (p.orderLines > 0 OR p.id IN :others) "
                                + "ORDER BY p.pseudonymNo", Participation.class)
                        .setParameter("purchase", purchaseId).setParameter("others", others).getResultList();
    }

    /** A member's participations over all purchases, the newest first, by keyset: those with an id below {@code before}. */
    List<Participation> ofMember(long memberId, long before, int limit) {
        return em.createQuery("SELECT p FROM Participation p WHERE p.memberId = :member AND p.onBehalfNo = 0 AND p.id < :before ORDER BY p.id DESC",
                        Participation.class)
                .setParameter("member", memberId).setParameter("before", before).setMaxResults(limit).getResultList();
    }

    /** Goods of the member's orders in purchases that have not ended. */
    Money runningGoods(long memberId) {
        return new Money((BigDecimal) em.createNativeQuery("SELECT COALESCE(SUM(p.goods), 0.00) FROM participation p JOIN purchase u "
                        + "ON u.id = p.purchase_id WHERE p.member_id = ? AND u.ended_at IS NULL").setParameter(1, memberId).getSingleResult());
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

    /**
     * Takes the rows of all participations that ordered one of these variants, until the transaction ends; what is read of them
     * afterwards is exact.
     */
    void claimOwners(Collection<Long> variantIds, Instant now) {
        if (variantIds.isEmpty()) {
            return;
        }
        List<?> owners = em.createNativeQuery("SELECT DISTINCT participation_id FROM order_line WHERE quantity > 0 AND variant_id IN ("
                + joined(variantIds) + ")").getResultList();
        if (!owners.isEmpty()) {
            em.createNativeQuery("UPDATE participation SET changed_at = ? WHERE id IN ("
                            + joined(owners.stream().map(Orders::number).sorted().toList()) + ") ORDER BY id")
                    .setParameter(1, InstantConverter.column(now)).executeUpdate();
        }
    }

    /** Lines with a quantity of these variants. */
    List<OrderLine> linesOfVariants(Collection<Long> variantIds) {
        return variantIds.isEmpty() ? List.of()
                : em.createQuery("SELECT l FROM OrderLine l WHERE l.variantId IN :variants AND l.quantity > :nothing ORDER BY l.id",
                                OrderLine.class)
                        .setParameter("variants", variantIds).setParameter("nothing", Quantity.ZERO).getResultList();
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

    /** How the participation's lines stood after each change, the newest first. */
    List<OrderHistory> history(long participationId, int limit) {
        List<?> rows = em.createNativeQuery("SELECT t.name, v.label, v.colour, v.size, COALESCE(b.quantity, 0), r.quantity, r.tolerance, r.replacement, r.comment, "
                        + "r.price, r.changed_at, b.price, i.why, r.changed_by, f.reason FROM order_line l JOIN order_line_revision r ON r.line_id = l.id "
                        + "LEFT JOIN order_line_revision b ON b.line_id = r.line_id AND b.version = r.version - 1 "
                        // one change writes revision, increment and refusal with the same moment
                        + "LEFT JOIN order_increment i ON i.line_id = r.line_id AND i.made_at = r.changed_at "
                        + "LEFT JOIN participant_refusal f ON i.why = 'REFUSED' AND f.purchase_id = l.purchase_id AND f.refused_at = r.changed_at "
                        + "JOIN lot t ON t.id = l.lot_id JOIN lot_variant v ON v.id = l.variant_id WHERE l.participation_id = ? "
                        + "ORDER BY r.changed_at DESC, r.line_id LIMIT " + limit)
                .setParameter(1, participationId).getResultList();
        return rows.stream().map(each -> {
            Object[] row = (Object[]) each;
            String name = Stream.of(row[0], row[1], row[2], row[3]).map(Object::toString).filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", "));
            return new OrderHistory(name, quantity(row[4]), quantity(row[5]), quantity(row[6]), Replacement.valueOf((String) row[7]),
                    (String) row[8], row[11] == null ? null : new UnitPrice((BigDecimal) row[11]), new UnitPrice((BigDecimal) row[9]),
                    InstantConverter.moment(row[10]), row[12] == null ? null : OrderIncrement.Why.valueOf((String) row[12]), number(row[13]),
                    (String) row[14]);
        }).toList();
    }

    Map<String, Long> variantsByArticle(long purchaseId, Collection<String> articles) {
        Map<String, Long> found = new HashMap<>();
        if (articles.isEmpty()) {
            return found;
        }
        String marks = "?,".repeat(articles.size() - 1) + '?';
        Query query = em.createNativeQuery("SELECT IF(v.article = '', l.article, v.article), v.id FROM lot_variant v JOIN lot l ON l.id = v.lot_id "
                + "WHERE v.purchase_id = ? AND v.withdrawn_at IS NULL AND l.withdrawn_at IS NULL "
                + "AND (v.article IN (" + marks + ") OR v.article = '' AND l.article IN (" + marks + ")) ORDER BY l.position, v.position");
        int n = 1;
        query.setParameter(n++, purchaseId);
        for (int twice = 0; twice < 2; twice++) {
            for (String article : articles) {
                query.setParameter(n++, article);
            }
        }
        for (Object each : query.getResultList()) {
            Object[] row = (Object[]) each;
            found.putIfAbsent((String) row[0], number(row[1]));
        }
        return found;
    }

    /** Writes down how the changed lines stand now, many with one statement. */
    void addRevisions(List<OrderChange.Step> all, long memberId, Instant now) {
        for (int from = 0; from < all.size(); from += REVISIONS_A_STATEMENT) {
            insertRevisions(all.subList(from, Math.min(all.size(), from + REVISIONS_A_STATEMENT)), memberId, now);
        }
    }

    private void insertRevisions(List<OrderChange.Step> steps, long memberId, Instant now) {
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

    static String joined(Collection<Long> ids) {
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
