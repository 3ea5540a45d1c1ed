package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.Quantity;
import org.artel.common.Refused;

/**
 * The gate of each variant: how much is ordered, and that it never exceeds the stock. It is a conditional UPDATE of a row
 * of its own, which no entity maps and no foreign key points to, so it holds on any number of nodes. Orders take their
 * variants by ascending id, before the topic's counter and the purchase's gate.
 */
@ApplicationScoped
public class VariantGate {

    private static final int VARIANTS_AT_ONCE = 500;
    private static final String FREED = ", freed = freed + 1, held = waiting > 0";

    @PersistenceContext
    private EntityManager em;

    /**
     * What of a variant is there and taken.
     *
     * @param stock   null: not limited
     * @param waiting how many wait for it
     */
    public record Taken(Quantity stock, Quantity ordered, int waiting) {

        /** What is left; null when not limited. */
        public Quantity left() {
            return stock == null ? null : stock.minus(ordered);
        }
    }

    /**
     * What of a variant is free for those who wait for it.
     *
     * @param freed how often something became free
     */
    public record Free(Taken taken, long freed) {
    }

    record Place(long variantId, long lotId, long purchaseId, Quantity stock) {
    }

    /**
     * Counts so many more (or fewer, when negative) as ordered. What becomes free while somebody waits is held until the waiting list
     * was asked.
     *
     * @throws Refused CONFLICT {@code order.stock} naming the lot and what is left, {@code order.held} naming the lot
     */
    public void take(long variantId, Quantity delta) {
        if (delta.isZero()) {
            return;
        }
        int passed = em.createNativeQuery("UPDATE variant_gate SET ordered = ordered + ?1" + (delta.isPositive()
                        ? " WHERE variant_id = ?2 AND (stock IS NULL OR ordered + ?1 <= stock AND NOT held)"
                        : FREED + " WHERE variant_id = ?2 AND ordered + ?1 >= 0"))
                .setParameter(1, delta.amount()).setParameter(2, variantId).executeUpdate();
        if (passed == 0) {
            throw refusal(variantId);
        }
    }

    /**
     * Takes the rows of these variants until the transaction ends: nobody adds units meanwhile.
     *
     * @return those of them that are ordered
     */
    public Set<Long> hold(Collection<Long> variantIds) {
        return ordered(variantIds, " ORDER BY variant_id FOR UPDATE");
    }

    /** Those of these variants that are ordered. */
    public Set<Long> ordered(Collection<Long> variantIds) {
        return ordered(variantIds, "");
    }

    private Set<Long> ordered(Collection<Long> variantIds, String how) {
        Set<Long> ordered = new LinkedHashSet<>();
        List<Long> all = variantIds.stream().distinct().sorted().toList();
        // for longer lists the optimizer may read, and lock, the whole table
        for (int from = 0; from < all.size(); from += VARIANTS_AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + VARIANTS_AT_ONCE));
            for (Object each : em.createNativeQuery("SELECT variant_id, ordered FROM variant_gate WHERE variant_id IN ("
                    + some.stream().map(Object::toString).collect(Collectors.joining(",")) + ")" + how).getResultList()) {
                Object[] row = (Object[]) each;
                if (((BigDecimal) row[1]).signum() > 0) {
                    ordered.add(((Number) row[0]).longValue());
                }
            }
        }
        return ordered;
    }

    private Refused refusal(long variantId) {
        List<?> rows = em.createNativeQuery("SELECT l.name, g.stock, g.ordered, g.waiting, g.held FROM variant_gate g JOIN lot l ON l.id = g.lot_id "
                + "WHERE g.variant_id = ?1").setParameter(1, variantId).getResultList();
        if (rows.isEmpty()) {
            return Refused.notFound();
        }
        Object[] row = (Object[]) rows.get(0);
        Taken taken = taken(row, 1);
        return (Boolean) row[4] && taken.left().isPositive() ? new Refused(Refused.Kind.CONFLICT, "order.held", row[0])
                : new Refused(Refused.Kind.CONFLICT, "order.stock", row[0], taken.left());
    }

    /** By variant, for the whole list of a purchase. */
    public Map<Long, Taken> read(long purchaseId) {
        return taken(em.createNativeQuery("SELECT variant_id, stock, ordered, waiting FROM variant_gate WHERE purchase_id = ?1")
                .setParameter(1, purchaseId));
    }

    /** By variant, for the variants of these lots. */
    public Map<Long, Taken> ofLots(Collection<Long> lotIds) {
        if (lotIds.isEmpty()) {
            return Map.of();
        }
        Query query = em.createNativeQuery("SELECT variant_id, stock, ordered, waiting FROM variant_gate WHERE lot_id IN ("
                + "?,".repeat(lotIds.size() - 1) + "?)");
        int place = 1;
        for (Long lotId : lotIds) {
            query.setParameter(place++, lotId);
        }
        return taken(query);
    }

    private static Map<Long, Taken> taken(Query query) {
        Map<Long, Taken> taken = new LinkedHashMap<>();
        for (Object each : query.getResultList()) {
            Object[] row = (Object[]) each;
            taken.put(((Number) row[0]).longValue(), taken(row, 1));
        }
        return taken;
    }

    /** Stock, ordered and waiting, from this column on. */
    private static Taken taken(Object[] row, int from) {
        return new Taken(row[from] == null ? null : new Quantity((BigDecimal) row[from]), new Quantity((BigDecimal) row[from + 1]),
                ((Number) row[from + 2]).intValue());
    }

    /**
     * One more waits for the variant. What is left, if too little for somebody, is held until the waiting list was asked.
     *
     * @throws Refused NOT_FOUND when there is no such variant
     */
    public void join(long variantId) {
        int joined = em.createNativeQuery("UPDATE variant_gate SET waiting = waiting + 1" + FREED + " WHERE variant_id = ?1")
                .setParameter(1, variantId).executeUpdate();
        if (joined == 0) {
            throw Refused.notFound();
        }
    }

    /** So many wait no longer, without having got anything. */
    public void leave(long variantId, int places) {
        em.createNativeQuery("UPDATE variant_gate SET waiting = waiting - ?2" + FREED + " WHERE variant_id = ?1")
                .setParameter(1, variantId).setParameter(2, places).executeUpdate();
    }

    /** Variants of which something is held for those who wait. */
    @SuppressWarnings("unchecked")
    public List<Long> held(int limit) {
        List<Number> ids = em.createNativeQuery("SELECT variant_id FROM variant_gate WHERE held = TRUE ORDER BY variant_id LIMIT " + limit).getResultList();
        return ids.stream().map(Number::longValue).toList();
    }

    public Free free(long variantId) {
        Object[] row = (Object[]) em.createNativeQuery("SELECT stock, ordered, waiting, freed FROM variant_gate WHERE variant_id = ?1")
                .setParameter(1, variantId).getSingleResult();
        return new Free(taken(row, 0), ((Number) row[3]).longValue());
    }

    /**
     * Gives units to somebody who waits.
     *
     * @param seen   what was free when the place was chosen
     * @param wholly the place gets everything that it waits for, and ends
     * @throws Refused CONFLICT {@code order.held} when something else is free by now: the choice may be another one
     */
    public void give(long variantId, Quantity units, Free seen, boolean wholly) {
        int given = em.createNativeQuery("UPDATE variant_gate SET ordered = ordered + ?1, waiting = waiting - ?2, held = waiting > 0 "
                        + "WHERE variant_id = ?3 AND ordered = ?4 AND freed = ?5 AND (stock IS NULL OR ordered + ?1 <= stock)")
                .setParameter(1, units.amount()).setParameter(2, wholly ? 1 : 0).setParameter(3, variantId)
                .setParameter(4, seen.taken().ordered().amount()).setParameter(5, seen.freed()).executeUpdate();
        if (given == 0) {
            throw refusal(variantId);
        }
    }

    /** Nobody who waits takes what is free: it is everybody's, unless more became free since. */
    public void release(long variantId, Free seen) {
        em.createNativeQuery("UPDATE variant_gate SET held = FALSE WHERE variant_id = ?1 AND freed = ?2")
                .setParameter(1, variantId).setParameter(2, seen.freed()).executeUpdate();
    }

    /** Opens the gates of new variants. */
    void open(List<Place> places) {
        insert(places, "");
    }

    /**
     * Another stock for a variant.
     *
     * @param stock null: not limited
     * @throws Refused CONFLICT {@code pricelist.stockBelowOrdered} with what is ordered when that is more
     */
    void limit(long variantId, Quantity stock) {
        // assigning the value that stands there counts as no row changed on some drivers' settings: match first
        Query update = stock == null
                ? em.createNativeQuery("UPDATE variant_gate SET stock = NULL" + FREED + " WHERE variant_id = ?1 AND stock IS NOT NULL")
                        .setParameter(1, variantId)
                : em.createNativeQuery("UPDATE variant_gate SET stock = ?2" + FREED + " WHERE variant_id = ?1 AND ordered <= ?2 "
                        + "AND (stock IS NULL OR stock <> ?2)").setParameter(1, variantId).setParameter(2, stock.amount());
        if (update.executeUpdate() == 0) {
            Object[] now = (Object[]) em.createNativeQuery("SELECT stock, ordered, waiting FROM variant_gate WHERE variant_id = ?1")
                    .setParameter(1, variantId).getSingleResult();
            Taken taken = taken(now, 0);
            if (stock != null && taken.ordered().compareTo(stock) > 0) {
                throw new Refused(Refused.Kind.CONFLICT, "pricelist.stockBelowOrdered", taken.ordered());
            }
        }
    }

    /** Stocks of a list that was imported again: what is ordered stays covered. */
    void limitAll(List<Place> places) {
        insert(places.stream().sorted(Comparator.comparingLong(Place::variantId)).toList(),
                " ON DUPLICATE KEY UPDATE stock = IF(VALUES(stock) IS NULL, NULL, GREATEST(VALUES(stock), ordered))" + FREED);
    }

    private void insert(List<Place> places, String otherwise) {
        if (places.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = em.unwrap(Connection.class).prepareStatement(
                "INSERT INTO variant_gate (variant_id, lot_id, purchase_id, stock, ordered) VALUES (?, ?, ?, ?, 0)" + otherwise)) {
            for (Place place : places) {
                insert.setLong(1, place.variantId());
                insert.setLong(2, place.lotId());
                insert.setLong(3, place.purchaseId());
                insert.setBigDecimal(4, place.stock() == null ? null : place.stock().amount());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("gates could not be set", e);
        }
    }
}
