package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.common.InstantConverter;
import org.artel.common.Quantity;

/** Places in waiting lists. */
@ApplicationScoped
class WaitingPlaces {

    private static final String WAITING = "SELECT w FROM WaitingPlace w WHERE w.waiting = TRUE AND ";

    @PersistenceContext
    private EntityManager em;

    void add(WaitingPlace place) {
        em.persist(place);
    }

    Optional<WaitingPlace> find(long variantId, long memberId) {
        return em.createQuery(WAITING + "w.variantId = :variant AND w.memberId = :member", WaitingPlace.class)
                .setParameter("variant", variantId).setParameter("member", memberId).getResultStream().findAny();
    }

    List<WaitingPlace> ofMember(long purchaseId, long memberId) {
        return em.createQuery(WAITING + "w.purchaseId = :purchase AND w.memberId = :member ORDER BY w.placeNo", WaitingPlace.class)
                .setParameter("purchase", purchaseId).setParameter("member", memberId).getResultList();
    }

    List<WaitingPlace> ofPurchase(long purchaseId) {
        return em.createQuery(WAITING + "w.purchaseId = :purchase ORDER BY w.variantId, w.placeNo", WaitingPlace.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    /** Somebody who waits, and what he has. */
    record Queued(WaitingPlace place, Quantity has, Quantity hasOfLot) {
    }

    /** Who waits for the variant, in the order of joining. */
    List<Queued> queue(long variantId, long lotId) {
        Map<Long, Quantity[]> have = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT p.member_id, SUM(IF(l.variant_id = w.variant_id, l.quantity, 0)), SUM(l.quantity) "
                        + "FROM waiting_place w JOIN participation p ON p.purchase_id = w.purchase_id AND p.member_id = w.member_id AND p.on_behalf_no = 0 "
                        + "JOIN order_line l ON l.participation_id = p.id AND l.lot_id = ? "
                        + "WHERE w.waiting = TRUE AND w.variant_id = ? GROUP BY p.member_id")
                .setParameter(1, lotId).setParameter(2, variantId).getResultList()) {
            Object[] row = (Object[]) each;
            have.put(((Number) row[0]).longValue(), new Quantity[] {new Quantity((BigDecimal) row[1]), new Quantity((BigDecimal) row[2])});
        }
        Quantity[] nothing = {Quantity.ZERO, Quantity.ZERO};
        return em.createQuery(WAITING + "w.variantId = :variant ORDER BY w.placeNo", WaitingPlace.class).setParameter("variant", variantId)
                .getResultStream().map(place -> {
                    Quantity[] has = have.getOrDefault(place.memberId(), nothing);
                    return new Queued(place, has[0], has[1]);
                }).toList();
    }

    /** 1 for the first in the queue, by place. */
    Map<Long, Integer> positions(List<WaitingPlace> places) {
        Map<Long, Integer> positions = new HashMap<>();
        if (!places.isEmpty()) {
            for (Object each : em.createNativeQuery("SELECT w.id, (SELECT COUNT(*) FROM waiting_place b WHERE b.waiting = TRUE "
                    + "AND b.variant_id = w.variant_id AND b.place_no <= w.place_no) FROM waiting_place w WHERE w.id IN ("
                    + Orders.joined(places.stream().map(WaitingPlace::id).toList()) + ")").getResultList()) {
                Object[] row = (Object[]) each;
                positions.put(((Number) row[0]).longValue(), ((Number) row[1]).intValue());
            }
        }
        return positions;
    }

    /** The place gets so many units. @return false: it ended, or got something, since it was read */
    boolean serve(WaitingPlace place, Quantity units, Instant now) {
        if (units.equals(place.quantity())) {
            return end(place, WaitingPlace.Outcome.MOVED_UP, now);
        }
        return em.createNativeQuery("UPDATE waiting_place SET quantity = quantity - ? WHERE id = ? AND waiting = TRUE AND quantity = ?")
                .setParameter(1, units.amount()).setParameter(2, place.id()).setParameter(3, place.quantity().amount()).executeUpdate() == 1;
    }

    /** @return false: it ended, or got something, since it was read */
    boolean end(WaitingPlace place, WaitingPlace.Outcome outcome, Instant now) {
        return em.createNativeQuery("UPDATE waiting_place SET waiting = NULL, ended_at = ?, outcome = ? "
                        + "WHERE id = ? AND waiting = TRUE AND quantity = ?")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, outcome.name()).setParameter(3, place.id())
                .setParameter(4, place.quantity().amount()).executeUpdate() == 1;
    }

    /** What members waited for when the Stop came, in the order of joining; after a second Stop what they waited for then. */
    Map<Long, Quantity> stopped(long variantId) {
        Map<Long, Quantity> found = new LinkedHashMap<>();
        for (Object each : em.createNativeQuery("SELECT member_id, quantity FROM waiting_place WHERE variant_id = ? AND outcome = 'STOPPED' ORDER BY place_no")
                .setParameter(1, variantId).getResultList()) {
            Object[] row = (Object[]) each;
            found.put(((Number) row[0]).longValue(), new Quantity((BigDecimal) row[1]));
        }
        return found;
    }

    /** Purchases in which somebody waits although no orders are accepted. */
    @SuppressWarnings("unchecked")
    List<Long> overdue(Instant now, int limit) {
        List<Number> ids = em.createNativeQuery("SELECT DISTINCT w.purchase_id FROM waiting_place w JOIN purchase_gate g "
                        + "ON g.purchase_id = w.purchase_id WHERE w.waiting = TRUE AND (g.stage <> 'OPEN' OR g.stop_at <= ?) LIMIT " + limit)
                .setParameter(1, InstantConverter.column(now)).getResultList();
        return ids.stream().map(Number::longValue).toList();
    }
}
