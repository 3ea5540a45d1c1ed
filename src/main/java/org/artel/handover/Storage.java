package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.InstantConverter;
import org.artel.common.Money;
import org.artel.common.Quantity;
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

    /** Since when a parcel waits, by participation: handing over has begun, the last of its articles came, and the hours that were chosen are over. */
    Map<Long, Instant> waitingSince(long purchaseId) {
        Map<Long, Instant> came = moments(purchaseId, "SELECT l.variant_id, MAX(r.counted_at) FROM receipt r JOIN receipt_line l ON l.receipt_id = r.id "
                + "WHERE r.purchase_id = ? AND l.quantity > 0 GROUP BY l.variant_id");
        Map<Long, Instant> hours = moments(purchaseId, "SELECT k.participation_id, s.ends_at FROM pickup k JOIN pickup_slot s ON s.id = k.slot_id "
                + "WHERE k.purchase_id = ?");
        Instant began = since(purchaseId);
        Map<Long, Instant> since = new HashMap<>();
        for (Allocated row : waiting(purchaseId)) {
            Stream.of(began, came.getOrDefault(row.variantId(), began), hours.getOrDefault(row.participationId(), began))
                    .forEach(moment -> since.merge(row.participationId(), moment, (one, other) -> one.isAfter(other) ? one : other));
        }
        return since;
    }

    private Map<Long, Instant> moments(long purchaseId, String query) {
        Map<Long, Instant> moments = new HashMap<>();
        for (Object each : em.createNativeQuery(query).setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            moments.put(((Number) row[0]).longValue(), InstantConverter.moment(row[1]));
        }
        return moments;
    }

    /**
     * Of one day of waiting. All days together never cost more than what waits.
     *
     * <pre>
     * free 3 days, 2.00 a day, forfeited after 10; goods of 9.00
     * day 3  0.00    day 4  2.00    day 8, charged 8.00  1.00    day 9, charged 9.00  0.00    day 11  0.00
     * </pre>
     *
     * @param day     from the moment since which the parcel waits, 0, 1, 2 …
     * @param worth   of the goods that wait
     * @param charged what stands of the days before
     */
    static Money fee(Terms terms, long day, Money worth, Money charged) {
        boolean counts = terms.storageFee() != null && day > terms.storageFreeDays() && (terms.forfeitDays() == null || day <= terms.forfeitDays());
        return counts ? terms.storageFee().min(worth.minus(charged)).max(Money.ZERO) : Money.ZERO;
    }

    List<Long> unattended(Instant now, int limit) {
        List<?> found = em.createNativeQuery("SELECT p.id FROM purchase p JOIN stage_change c ON c.purchase_id = p.id AND c.to_stage = 'HANDOVER' "
                        + "WHERE p.stage = 'HANDOVER' AND p.storage_fee IS NOT NULL "
                        + "AND NOT EXISTS (SELECT 1 FROM storage_day d WHERE d.purchase_id = p.id AND d.day = TIMESTAMPDIFF(DAY, c.changed_at, ?)) "
                        + "ORDER BY p.id LIMIT " + limit)
                .setParameter(1, InstantConverter.column(now)).getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** False: somebody did on this day. */
    boolean attend(long purchaseId, long day) {
        return em.createNativeQuery("INSERT IGNORE INTO storage_day (purchase_id, day) VALUES (?, ?)").setParameter(1, purchaseId)
                .setParameter(2, day).executeUpdate() == 1;
    }

    /** Participations that were told that storage begins to cost. */
    Set<Long> told(long purchaseId) {
        List<?> found = em.createNativeQuery("SELECT participation_id FROM storage_reminder WHERE purchase_id = ?").setParameter(1, purchaseId).getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).collect(Collectors.toSet());
    }

    void tell(long purchaseId, long participationId, long day) {
        em.createNativeQuery("INSERT INTO storage_reminder (participation_id, purchase_id, day) VALUES (?, ?, ?)").setParameter(1, participationId)
                .setParameter(2, purchaseId).setParameter(3, day).executeUpdate();
    }

    /** By participation, what stands. */
    Map<Long, Stored> charged(long purchaseId) {
        return em.createQuery("SELECT c FROM StorageCharge c WHERE c.purchaseId = :purchase AND c.waivedAt IS NULL", StorageCharge.class)
                .setParameter("purchase", purchaseId).getResultStream().collect(Collectors.toMap(StorageCharge::participationId,
                        charge -> new Stored(1, charge.sum()), (one, other) -> new Stored(one.days() + other.days(), one.sum().plus(other.sum()))));
    }

    /** Those not waived. */
    List<StorageCharge> standing(long participationId) {
        return em.createQuery("SELECT c FROM StorageCharge c WHERE c.participationId = :participation AND c.waivedAt IS NULL ORDER BY c.id", StorageCharge.class)
                .setParameter("participation", participationId).getResultList();
    }

    /** What was received and is still there for its owners: neither handed over nor lost. */
    List<Allocated> waiting(long purchaseId) {
        Map<Recount.Place, Quantity> gone = lost(purchaseId);
        allocations.handedOver(purchaseId).forEach(row -> gone.merge(new Recount.Place(row.lineId(), row.variantId()), row.quantity(), Quantity::plus));
        return allocations.latest(purchaseId, AllocationStep.RECEIVED).stream()
                .map(row -> row.with(row.quantity().minus(gone.getOrDefault(new Recount.Place(row.lineId(), row.variantId()), Quantity.ZERO))))
                .filter(row -> row.quantity().isPositive()).toList();
    }

    /** What is no longer its owner's though it was not handed over, by line and variant: forfeited, or refunded in full. */
    Map<Recount.Place, Quantity> lost(long purchaseId) {
        Map<Recount.Place, Quantity> lost = forfeited(purchaseId);
        Map<Long, Money> refunds = settlements.refunded(purchaseId);
        if (lost.isEmpty() && refunds.isEmpty()) {
            return lost;
        }
        List<Allocated> received = allocations.latest(purchaseId, AllocationStep.RECEIVED);
        // forfeited goods that were not paid may have been given up since
        lost.keySet().retainAll(received.stream().map(row -> new Recount.Place(row.lineId(), row.variantId())).toList());
        if (refunds.isEmpty()) {
            return lost;
        }
        Map<Long, Money> cost = received.stream()
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
        all.forEach(each -> found.merge(new Recount.Place(each.lineId(), each.variantId()), each.quantity(), Quantity::plus));
        return found;
    }
}
