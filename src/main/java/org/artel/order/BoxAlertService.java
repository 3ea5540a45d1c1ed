package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Retried;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.StopNear;

/**
 * 'A box needs me': who asked for it hears once, a day before the Stop, that units of theirs hang and what is missing. Quiet by
 * default, a switch for each purchase.
 */
@ApplicationScoped
@Transactional
@Retried
public class BoxAlertService {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private FillBoards boards;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private Access access;
    @Inject
    private Event<BoxNeedsYou> needed;

    public boolean isOn(long memberId, long purchaseId) {
        return !em.createNativeQuery("SELECT 1 FROM box_alert WHERE purchase_id = ? AND member_id = ?")
                .setParameter(1, purchaseId).setParameter(2, memberId).getResultList().isEmpty();
    }

    /** @throws org.artel.common.Refused NOT_FOUND when the purchase does not exist for the member */
    public void set(long memberId, long purchaseId, boolean on) {
        access.require(Operation.SET_BOX_ALERT, memberId);
        view.requireVisible(purchaseId, memberId);
        em.createNativeQuery(on ? "INSERT IGNORE INTO box_alert (purchase_id, member_id) VALUES (?, ?)"
                        : "DELETE FROM box_alert WHERE purchase_id = ? AND member_id = ?")
                .setParameter(1, purchaseId).setParameter(2, memberId).executeUpdate();
    }

    void near(@Observes StopNear event) {
        Map<Long, Set<Long>> ordered = orderedByAlerted(event.purchaseId());
        if (ordered.isEmpty()) {
            return;
        }
        List<Completion> completions = boards.board(event.purchaseId(), purchases.byId(event.purchaseId()).organizerId()).completions();
        ordered.forEach((memberId, variants) -> completions.stream().filter(c -> c.hanging().stream().anyMatch(variants::contains)).findFirst()
                .ifPresent(completion -> needed.fire(new BoxNeedsYou(event.purchaseId(), memberId, completion, event.stopAt()))));
    }

    private Map<Long, Set<Long>> orderedByAlerted(long purchaseId) {
        Map<Long, Set<Long>> ordered = new HashMap<>();
        for (Object found : em.createNativeQuery("SELECT a.member_id, l.variant_id FROM box_alert a JOIN participation p "
                + "ON p.purchase_id = a.purchase_id AND p.member_id = a.member_id JOIN order_line l ON l.participation_id = p.id "
                + "WHERE a.purchase_id = ? AND l.quantity > 0").setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) found;
            ordered.computeIfAbsent(((Number) row[0]).longValue(), id -> new HashSet<>()).add(((Number) row[1]).longValue());
        }
        return ordered;
    }
}
