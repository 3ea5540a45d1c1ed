package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.List;
import org.artel.common.UnitPrice;

/** The lots of two lists side by side, by their article. */
@ApplicationScoped
class ListPairs {

    private static final String OTHER = " JOIN lot b ON b.purchase_id = ?2 AND b.article = a.article AND b.withdrawn_at IS NULL ";
    private static final String LISTED = " WHERE a.purchase_id = ?1 AND a.withdrawn_at IS NULL AND a.article <> '' AND a.position > ?3";

    @PersistenceContext
    private EntityManager em;

    List<ListPair> page(long newerId, long olderId, ListPair.Kind kind, int after, int limit) {
        boolean gone = kind == ListPair.Kind.GONE;
        String which = kind == null ? "" : kind == ListPair.Kind.PRICED ? " AND b.price <> a.price" : " AND b.id IS NULL";
        List<?> rows = em.createNativeQuery("SELECT a.position, a.article, a.name, a.price, b.price FROM lot a LEFT" + OTHER + LISTED + which
                        + " ORDER BY a.position")
                .setParameter(1, gone ? olderId : newerId).setParameter(2, gone ? newerId : olderId).setParameter(3, after)
                .setMaxResults(limit).getResultList();
        return rows.stream().map(each -> (Object[]) each).map(row -> new ListPair(((Number) row[0]).intValue(), (String) row[1], (String) row[2],
                price(gone ? row[3] : row[4]), price(gone ? row[4] : row[3]))).toList();
    }

    private static UnitPrice price(Object column) {
        return column == null ? null : new UnitPrice((BigDecimal) column);
    }
}
