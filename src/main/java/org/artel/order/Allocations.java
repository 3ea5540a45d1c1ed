package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.artel.common.IdBlocks;
import org.artel.common.MassInsert;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/** What became of order lines. */
@ApplicationScoped
class Allocations {

    private static final int LINES_A_QUERY = 5_000;
    private static final String COLUMNS = "a.line_id, a.participation_id, a.variant_id, a.article, a.variant_name, a.quantity, a.price, a.sum";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private IdBlocks ids;
    @Inject
    private MassInsert inserts;

    /** How many lines of how many participants there are to freeze, and their sum. */
    record Count(int participants, int lines, Money goods) {
    }

    /** Behind the gate: every order that passed it is committed, none can come. */
    Count ordered(long purchaseId) {
        em.flush();
        Object[] row = (Object[]) em.createNativeQuery("SELECT COUNT(DISTINCT participation_id), COUNT(*), COALESCE(SUM(sum), 0) "
                + "FROM order_line WHERE purchase_id = ? AND quantity > 0").setParameter(1, purchaseId).getSingleResult();
        return new Count(((Number) row[0]).intValue(), ((Number) row[1]).intValue(), new Money((BigDecimal) row[2]));
    }

    /** Freezes every line with a quantity, by one statement. */
    void freeze(long purchaseId, int version, int lines) {
        long before = ids.take("allocation", lines);
        em.createNativeQuery("INSERT INTO allocation (id, purchase_id, participation_id, line_id, variant_id, article, variant_name, "
                        + "step, document, quantity, tolerance, price, sum) "
                        + "SELECT ? + ROW_NUMBER() OVER (ORDER BY l.id), l.purchase_id, l.participation_id, l.id, l.variant_id, "
                        + "IF(v.article = '', t.article, v.article), "
                        + "CONCAT_WS(', ', NULLIF(v.label, ''), NULLIF(v.colour, ''), NULLIF(v.size, '')), "
                        + "'FROZEN', ?, l.quantity, l.tolerance, l.price, l.sum "
                        + "FROM order_line l JOIN lot_variant v ON v.id = l.variant_id JOIN lot t ON t.id = l.lot_id "
                        + "WHERE l.purchase_id = ? AND l.quantity > 0")
                .setParameter(1, before).setParameter(2, version).setParameter(3, purchaseId).executeUpdate();
        document(purchaseId, AllocationStep.FROZEN, version);
    }

    private void document(long purchaseId, AllocationStep step, long document) {
        em.createNativeQuery("INSERT INTO allocation_document (purchase_id, step, document) VALUES (?, ?, ?)").setParameter(1, purchaseId)
                .setParameter(2, step.name()).setParameter(3, document).executeUpdate();
    }

    /** The frozen lines, sorted by line, in portions. */
    void frozen(long purchaseId, int version, Consumer<FrozenLine> each) {
        long after = 0;
        List<?> rows;
        do {
            rows = em.createNativeQuery("SELECT a.line_id, p.pseudonym_no, a.article, a.variant_name, a.quantity, a.price, a.sum "
                            + "FROM allocation a JOIN participation p ON p.id = a.participation_id "
                            + "WHERE a.purchase_id = ? AND a.step = 'FROZEN' AND a.document = ? AND a.line_id > ? ORDER BY a.line_id LIMIT "
                            + LINES_A_QUERY)
                    .setParameter(1, purchaseId).setParameter(2, version).setParameter(3, after).getResultList();
            for (Object found : rows) {
                Object[] row = (Object[]) found;
                after = ((Number) row[0]).longValue();
                each.accept(new FrozenLine(after, ((Number) row[1]).intValue(), (String) row[2], (String) row[3],
                        new Quantity((BigDecimal) row[4]), new UnitPrice((BigDecimal) row[5]), new Money((BigDecimal) row[6])));
            }
        } while (rows.size() == LINES_A_QUERY);
    }

    long lastDocument(long purchaseId, AllocationStep step) {
        return ((Number) em.createNativeQuery("SELECT COALESCE(MAX(document), 0) FROM allocation_document WHERE purchase_id = ? AND step = ?")
                .setParameter(1, purchaseId).setParameter(2, step.name()).getSingleResult()).longValue();
    }

    List<Allocated> of(long purchaseId, AllocationStep step, long document) {
        return rows(em.createNativeQuery("SELECT " + COLUMNS + " FROM allocation a WHERE a.purchase_id = ? AND a.step = ? AND a.document = ? "
                        + "ORDER BY a.line_id, a.variant_id")
                .setParameter(1, purchaseId).setParameter(2, step.name()).setParameter(3, document).getResultList());
    }

    List<Allocated> handedOver(long purchaseId) {
        return rows(em.createNativeQuery("SELECT a.line_id, a.participation_id, a.variant_id, MIN(a.article), MIN(a.variant_name), "
                        + "SUM(a.quantity), MIN(a.price), SUM(a.sum) FROM allocation a WHERE a.purchase_id = ? AND a.step = 'HANDED_OVER' "
                        + "GROUP BY a.line_id, a.participation_id, a.variant_id HAVING SUM(a.quantity) > 0 ORDER BY a.line_id, a.variant_id")
                .setParameter(1, purchaseId).getResultList());
    }

    Map<Long, List<Allocated>> handOvers(long purchaseId, long participationId) {
        Map<Long, List<Allocated>> found = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT " + COLUMNS + ", a.document FROM allocation a WHERE a.purchase_id = ? AND a.step = 'HANDED_OVER' "
                + "AND a.participation_id = ? ORDER BY a.line_id, a.variant_id").setParameter(1, purchaseId).setParameter(2, participationId).getResultList()) {
            Object[] row = (Object[]) each;
            found.computeIfAbsent(number(row[8]), document -> new ArrayList<>()).add(row(row));
        }
        return found;
    }

    /** Hand-overs added up by line and variant. */
    Map<AllocationStep, List<Allocated>> ofParticipation(Participation participation) {
        Map<AllocationStep, Map<Long, Map<List<Long>, Allocated>>> found = new EnumMap<>(AllocationStep.class);
        for (Object each : em.createNativeQuery("SELECT " + COLUMNS + ", a.step, a.document FROM allocation a WHERE a.line_id IN "
                        + "(SELECT id FROM order_line WHERE participation_id = ?) ORDER BY a.line_id, a.variant_id")
                .setParameter(1, participation.id()).getResultList()) {
            Object[] row = (Object[]) each;
            Allocated allocated = row(row);
            AllocationStep step = AllocationStep.valueOf((String) row[8]);
            long document = step == AllocationStep.HANDED_OVER ? 0 : ((Number) row[9]).longValue();
            found.computeIfAbsent(step, s -> new HashMap<>()).computeIfAbsent(document, d -> new LinkedHashMap<>())
                    .merge(List.of(allocated.lineId(), allocated.variantId()), allocated, Allocations::together);
        }
        Map<AllocationStep, List<Allocated>> last = new EnumMap<>(AllocationStep.class);
        // a participant who has nothing in the last document of a step must not see an earlier one
        found.forEach((step, documents) -> last.put(step, documents.getOrDefault(
                step == AllocationStep.HANDED_OVER ? 0 : lastDocument(participation.purchaseId(), step), Map.of()).values().stream()
                .filter(row -> row.quantity().isPositive()).toList()));
        return last;
    }

    private static Allocated together(Allocated one, Allocated other) {
        return new Allocated(one.lineId(), one.participationId(), one.variantId(), one.article(), one.variantName(),
                one.quantity().plus(other.quantity()), one.price(), one.sum().plus(other.sum()));
    }

    private static List<Allocated> rows(List<?> rows) {
        return rows.stream().map(each -> row((Object[]) each)).toList();
    }

    private static Allocated row(Object[] row) {
        return new Allocated(number(row[0]), number(row[1]), number(row[2]), (String) row[3], (String) row[4], quantity(row[5]),
                new UnitPrice((BigDecimal) row[6]), new Money((BigDecimal) row[7]));
    }

    void record(long purchaseId, AllocationStep step, long document, List<Allocated> rows) {
        if (step != AllocationStep.HANDED_OVER) {
            document(purchaseId, step, document);
        }
        inserts.into("allocation", "purchase_id, participation_id, line_id, variant_id, article, variant_name, step, document, quantity, "
                + "tolerance, price, sum", rows.stream().map(row -> new Object[] {purchaseId, row.participationId(), row.lineId(), row.variantId(),
                    row.article(), row.variantName(), step.name(), document, row.quantity().amount(), BigDecimal.ZERO, row.price().amount(),
                    row.sum().amount()}).toList());
    }

    /**
     * The last freeze with wishes and with what is left of the increments: a reduction takes the newest first.
     *
     * @param now not the freeze: the lines as they stand
     */
    List<FrozenDemand> demand(long purchaseId, boolean now) {
        Map<Long, Deque<FrozenDemand.Unit>> units = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT line_id, change_no, delta FROM order_increment WHERE purchase_id = ? ORDER BY change_no, id")
                .setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            change(units.computeIfAbsent(number(row[0]), line -> new ArrayDeque<>()), number(row[1]), quantity(row[2]));
        }
        Map<Long, List<Long>> wishes = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT w.line_id, w.variant_id FROM order_line_wish w JOIN order_line l ON l.id = w.line_id "
                        + "JOIN purchase p ON p.id = l.purchase_id "
                        + "WHERE l.purchase_id = ? AND l.replacement = 'WISHES' AND p.replacement_policy <> 'NONE' ORDER BY w.line_id, w.position")
                .setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            wishes.computeIfAbsent(number(row[0]), line -> new ArrayList<>()).add(number(row[1]));
        }
        List<?> rows = em.createNativeQuery(now
                        ? "SELECT l.id, l.participation_id, l.variant_id, IF(v.article = '', t.article, v.article), CONCAT_WS(', ', NULLIF(v.label, ''), "
                                + "NULLIF(v.colour, ''), NULLIF(v.size, '')), l.quantity, l.price, l.sum, l.lot_id, l.tolerance, l.replacement "
                                + "FROM order_line l JOIN lot_variant v ON v.id = l.variant_id JOIN lot t ON t.id = l.lot_id "
                                + "WHERE l.purchase_id = ? AND l.quantity > ? ORDER BY l.id"
                        : "SELECT " + COLUMNS + ", l.lot_id, a.tolerance, l.replacement FROM allocation a JOIN order_line l ON l.id = a.line_id "
                                + "WHERE a.purchase_id = ? AND a.step = 'FROZEN' AND a.document = ? ORDER BY a.line_id")
                .setParameter(1, purchaseId).setParameter(2, now ? 0 : lastDocument(purchaseId, AllocationStep.FROZEN)).getResultList();
        return rows.stream().map(each -> {
            Object[] row = (Object[]) each;
            Allocated frozen = row(row);
            return new FrozenDemand(frozen.lineId(), frozen.participationId(), number(row[8]), frozen.variantId(), frozen.article(),
                    frozen.variantName(), frozen.quantity(), quantity(row[9]), frozen.price(), frozen.sum(), Replacement.valueOf((String) row[10]),
                    wishes.getOrDefault(frozen.lineId(), List.of()), List.copyOf(units.get(frozen.lineId())));
        }).toList();
    }

    static void change(Deque<FrozenDemand.Unit> units, long changeNo, Quantity delta) {
        if (delta.isPositive()) {
            units.addLast(new FrozenDemand.Unit(changeNo, delta));
            return;
        }
        Quantity taken = Quantity.ZERO.minus(delta);
        while (taken.isPositive()) {
            FrozenDemand.Unit newest = units.removeLast();
            Quantity left = newest.quantity().minus(taken);
            if (left.isPositive()) {
                units.addLast(new FrozenDemand.Unit(newest.changeNo(), left));
                return;
            }
            taken = Quantity.ZERO.minus(left);
        }
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static Quantity quantity(Object column) {
        return new Quantity((BigDecimal) column);
    }
}
