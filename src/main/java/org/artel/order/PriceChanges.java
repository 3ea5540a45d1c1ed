package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.common.UnitPrice;

/** The repository of applied price changes. */
@ApplicationScoped
class PriceChanges {

    @PersistenceContext
    private EntityManager em;

    /** One variant's price, before and after. */
    record Item(long variantId, UnitPrice before, UnitPrice after) {
    }

    void add(PriceChange change, Collection<Item> items) {
        em.persist(change);
        for (Item item : new LinkedHashSet<>(items)) {
            em.createNativeQuery("INSERT INTO price_change_item (change_id, variant_id, price_before, price_after) VALUES (?, ?, ?, ?)")
                    .setParameter(1, change.id()).setParameter(2, item.variantId()).setParameter(3, item.before().amount())
                    .setParameter(4, item.after().amount()).executeUpdate();
        }
    }

    List<PriceChange> byIds(Set<Long> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("SELECT c FROM PriceChange c WHERE c.id IN :ids", PriceChange.class).setParameter("ids", ids).getResultList();
    }

    /** By change. */
    Map<Long, List<Item>> items(Set<Long> changeIds) {
        Map<Long, List<Item>> items = new LinkedHashMap<>();
        if (!changeIds.isEmpty()) {
            for (Object each : em.createNativeQuery("SELECT change_id, variant_id, price_before, price_after FROM price_change_item "
                    + "WHERE change_id IN (" + Orders.joined(changeIds) + ") ORDER BY change_id, variant_id, price_before").getResultList()) {
                Object[] row = (Object[]) each;
                items.computeIfAbsent(((Number) row[0]).longValue(), id -> new ArrayList<>()).add(new Item(((Number) row[1]).longValue(),
                        new UnitPrice((BigDecimal) row[2]), new UnitPrice((BigDecimal) row[3])));
            }
        }
        return items;
    }
}
