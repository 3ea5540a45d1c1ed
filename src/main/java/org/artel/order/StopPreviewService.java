package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Refused;
import org.artel.purchase.GateState;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Shortfall;

/** Shows the consequences of a Stop before it is announced: from the gates' running sums, however many orders there are. */
@ApplicationScoped
@Transactional
public class StopPreviewService {

    /** A variant's box is open when its rest is not filled by the tolerances: see {@link BoxFill}. */
    private static final String OPEN_BOXES = "SELECT COUNT(*) FROM variant_gate g JOIN lot l ON l.id = g.lot_id "
            + "WHERE g.purchase_id = ? AND g.ordered > 0 AND l.pack_size > 1 AND NOT l.sold_by_row AND MOD(g.ordered, l.pack_size) > 0 "
            + "AND MOD(g.ordered, l.pack_size) + COALESCE((SELECT SUM(o.tolerance) FROM order_line o WHERE o.variant_id = g.variant_id "
            + "AND o.quantity > 0), 0) < l.pack_size";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private FillBoards boards;
    @Inject
    private Access access;
    @Inject
    private Clock clock;

    /** @throws Refused NOT_FOUND; FORBIDDEN for whoever may not announce the Stop */
    public StopPreview preview(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.STOP_PURCHASE, memberId, view.relation(purchase, memberId));
        GateState state = gate.read(purchaseId);
        return new StopPreview(state, purchase.terms(), Shortfall.of(purchase.terms(), state), purchase.whenMissed(),
                openBoxes(purchaseId), boards.openRows(purchaseId),
                purchase.stoppedAt() == null ? null : purchase.stoppedAt().plus(Purchase.REOPEN_TIME),
                purchase.isWithdrawTime(clock.instant()) ? purchase.withdrawUntil() : null);
    }

    private long openBoxes(long purchaseId) {
        return ((Number) em.createNativeQuery(OPEN_BOXES).setParameter(1, purchaseId).getSingleResult()).longValue();
    }
}
