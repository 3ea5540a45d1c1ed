package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Counts the changes of each price list, in a row that no entity maps. Who changes a list takes its gate before anything else: changes
 * come one after the other, and what was compared with an older list is found out.
 */
@ApplicationScoped
class ListGate {

    @PersistenceContext
    private EntityManager em;

    /** How often the list was changed. */
    long changeNo(long purchaseId) {
        List<?> found = em.createNativeQuery("SELECT change_no FROM list_gate WHERE purchase_id = ?").setParameter(1, purchaseId).getResultList();
        return found.isEmpty() ? 0 : ((Number) found.get(0)).longValue();
    }

    /** @return how often it was changed before */
    long pass(long purchaseId) {
        em.createNativeQuery("INSERT INTO list_gate (purchase_id, change_no) VALUES (?, 1) ON DUPLICATE KEY UPDATE change_no = change_no + 1")
                .setParameter(1, purchaseId).executeUpdate();
        return changeNo(purchaseId) - 1;
    }
}
