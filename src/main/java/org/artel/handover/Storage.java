package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.payment.SettlementService;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.purchase.StageChange;
import org.artel.purchase.Terms;

/** How long goods wait for their owners, what that costs, and what was forfeited. */
@ApplicationScoped
class Storage {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private PurchaseService purchases;
    @Inject
    private AllocationService allocations;
    @Inject
    private SettlementService settlements;

    void add(Object entity) {
        em.persist(entity);
        em.flush();
    }

    /** When handing over began; null: it has not. */
    Instant since(long purchaseId) {
        return purchases.stageChanges(purchaseId).stream().filter(change -> change.to() == Stage.HANDOVER).map(StageChange::changedAt)
                .reduce((first, last) -> last).orElse(null);
    }

    /**
     * <pre>
     * free 3 days, 2.00 a day, forfeited after 10; charged before: none
     * after 3 days   0    after 5 days   2 days, 4.00    after 20 days   7 days, 14.00
     * </pre>
     *
     * @param charged days that were charged before
     */
    static StorageDue due(Terms terms, Instant since, Instant now, int charged) {
        if (terms.storageFee() == null || since == null) {
            return StorageDue.NONE;
        }
        long waited = Duration.between(since, now).toDays();
        long counted = terms.forfeitDays() == null ? waited : Math.min(waited, terms.forfeitDays());
        int days = (int) Math.max(0, counted - terms.storageFreeDays() - charged);
        return new StorageDue(days, new UnitPrice(terms.storageFee().amount()).times(Quantity.of(days)));
    }

    int chargedDays(long participationId) {
        return ((Number) em.createNativeQuery("SELECT COALESCE(SUM(days), 0) FROM storage_charge WHERE participation_id = ?")
                .setParameter(1, participationId).getSingleResult()).intValue();
    }

    /** What is no longer its owner's though it was not handed over, by line and variant: forfeited, or refunded in full. */
    Map<Recount.Place, Quantity> lost(long purchaseId) {
        List<Allocated> received = allocations.latest(purchaseId, AllocationStep.RECEIVED);
        Map<Recount.Place, Quantity> lost = forfeited(purchaseId);
        // forfeited goods that were not paid may have been given up since
        lost.keySet().retainAll(received.stream().map(row -> new Recount.Place(row.lineId(), row.variantId())).toList());
        Map<Long, Money> refunds = settlements.refunded(purchaseId);
        if (refunds.isEmpty()) {
            return lost;
        }
        Map<Long, Money> cost = allocations.latest(purchaseId, AllocationStep.INVOICED).stream()
                .collect(Collectors.toMap(Allocated::lineId, Allocated::sum, Money::plus));
        Map<Recount.Place, Quantity> gone = allocations.handedOver(purchaseId).stream()
                .collect(Collectors.toMap(row -> new Recount.Place(row.lineId(), row.variantId()), Allocated::quantity));
        for (Allocated row : received) {
            Money refund = refunds.get(row.lineId());
            if (refund != null && refund.compareTo(cost.get(row.lineId())) >= 0) {
                Recount.Place place = new Recount.Place(row.lineId(), row.variantId());
                lost.put(place, row.quantity().minus(gone.getOrDefault(place, Quantity.ZERO)));
            }
        }
        return lost;
    }

    private Map<Recount.Place, Quantity> forfeited(long purchaseId) {
        Map<Recount.Place, Quantity> found = new HashMap<>();
        List<Forfeit> all = em.createQuery("SELECT f FROM Forfeit f WHERE f.purchaseId = :purchase", Forfeit.class)
                .setParameter("purchase", purchaseId).getResultList();
        all.forEach(each -> found.put(new Recount.Place(each.lineId(), each.variantId()), each.quantity()));
        return found;
    }
}
