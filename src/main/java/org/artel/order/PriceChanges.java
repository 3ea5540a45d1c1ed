package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.common.UnitPrice;

/** The repository of applied price changes. */
@ApplicationScoped
class PriceChanges {

    private static final int ITEMS_A_STATEMENT = 500;

    @PersistenceContext
    private EntityManager em;

    /** One variant's price, before and after. */
    record Item(long variantId, UnitPrice before, UnitPrice after) {
    }

    void add(PriceChange change, Collection<Item> items) {
        em.persist(change);
        List<Item> all = List.copyOf(new LinkedHashSet<>(items));
        for (int from = 0; from < all.size(); from += ITEMS_A_STATEMENT) {
            insert(change.id(), all.subList(from, Math.min(all.size(), from + ITEMS_A_STATEMENT)));
        }
    }

    private void insert(long changeId, List<Item> items) {
        Query insert = em.createNativeQuery("INSERT INTO price_change_item (change_id, variant_id, price_before, price_after) VALUES "
                + "(?, ?, ?, ?),".repeat(items.size() - 1) + "(?, ?, ?, ?)");
        int n = 1;
        for (Item item : items) {
            insert.setParameter(n++, changeId).setParameter(n++, item.variantId()).setParameter(n++, item.before().amount())
                    .setParameter(n++, item.after().amount());
        }
        insert.executeUpdate();
    }

    /** The newest first. */
    List<PriceChange> before(long purchaseId, Instant before, int limit) {
        return em.createQuery("SELECT c FROM PriceChange c WHERE c.purchaseId = :purchase AND c.madeAt < :before ORDER BY c.madeAt DESC",
                PriceChange.class).setParameter("purchase", purchaseId).setParameter("before", before).setMaxResults(limit).getResultList();
    }

    List<PriceChange> byIds(Set<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT c FROM PriceChange c WHERE c.id IN :ids", PriceChange.class).setParameter("ids", ids).getResultList();
    }

    /** How many prices each change brought, by change. */
    Map<Long, Integer> counts(Set<Long> changeIds) {
        Map<Long, Integer> counts = new HashMap<>();
        if (!changeIds.isEmpty()) {
            for (Object each : em.createNativeQuery("SELECT change_id, COUNT(*) FROM price_change_item WHERE change_id IN ("
                    + Orders.joined(changeIds) + ") GROUP BY change_id").getResultList()) {
                Object[] row = (Object[]) each;
                counts.put(((Number) row[0]).longValue(), ((Number) row[1]).intValue());
            }
        }
        return counts;
    }

    /** The first prices of each change, by change. */
    Map<Long, List<Item>> items(Set<Long> changeIds, int most) {
        Map<Long, List<Item>> items = new LinkedHashMap<>();
        if (!changeIds.isEmpty()) {
            for (Object each : em.createNativeQuery("SELECT change_id, variant_id, price_before, price_after FROM (SELECT i.*, ROW_NUMBER() OVER "
                    + "(PARTITION BY change_id ORDER BY variant_id, price_before) AS place FROM price_change_item i WHERE change_id IN ("
                    + Orders.joined(changeIds) + ")) numbered WHERE place <= " + most + " ORDER BY change_id, place").getResultList()) {
                Object[] row = (Object[]) each;
                items.computeIfAbsent(((Number) row[0]).longValue(), id -> new ArrayList<>()).add(new Item(((Number) row[1]).longValue(),
                        new UnitPrice((BigDecimal) row[2]), new UnitPrice((BigDecimal) row[3])));
            }
        }
        return items;
    }
}
