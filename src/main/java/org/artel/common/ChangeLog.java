package org.artel.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;

/**
 * Notes, in the transaction that changes something findable, that search has to look at it again. The number is given
 * later, by the sequencer, to committed rows only: see the package of search.
 */
@ApplicationScoped
public class ChangeLog {

    @PersistenceContext
    private EntityManager em;

    /** @param entity what changed: {@code post}, {@code purchase}, {@code lot}, {@code supplier}, {@code topic}, {@code section} */
    public void changed(String entity, long id) {
        em.createNativeQuery("INSERT INTO change_log (entity, entity_id) VALUES (?, ?)")
                // no flush: whoever writes this row may not be ready yet to write the own ones (a post waits for its number)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, entity).setParameter(2, id).executeUpdate();
    }

    /** All lots of a purchase changed at once: one row, not 50,000. */
    public void lotsChanged(long purchaseId) {
        changed("lots", purchaseId);
    }
}
