package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Audit;
import org.artel.common.Refused;

/** Shows the audit log: moderators and administrators all of it, an organizer what happened to one of their own purchases. */
@ApplicationScoped
@Transactional
public class AuditService {

    @Inject
    private Audit audit;
    @Inject
    private Access access;
    @Inject
    private Purchases purchases;

    /**
     * The newest first.
     *
     * @param memberId   who did it; null: anybody
     * @param purchaseId null: whatever it was about
     * @param operation  null: any
     * @param before     the {@code next} of the part before; {@code Long.MAX_VALUE} for the first
     * @throws Refused also NOT_FOUND when there is no such purchase
     */
    public Audit.Part list(Long viewerId, Long memberId, Long purchaseId, Operation operation, long before, int limit) {
        Relation relation = purchaseId == null ? Relation.NONE : Relation.ownedBy(purchases.get(purchaseId).organizerId());
        access.require(Operation.VIEW_AUDIT, viewerId, relation);
        return audit.list(memberId, purchaseId, operation == null ? null : operation.name(), before, limit);
    }
}
