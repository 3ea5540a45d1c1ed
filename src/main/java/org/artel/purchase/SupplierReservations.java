package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.InstantConverter;

/** The repository of reservations: a gate a supplier, passed by conditional UPDATEs. */
@ApplicationScoped
class SupplierReservations {

    @PersistenceContext
    private EntityManager em;

    /** Of two at once one gets it. */
    boolean take(SupplierReservation wanted) {
        if (em.createNativeQuery("INSERT IGNORE INTO supplier_reservation (supplier_id, member_id, reserved_at, expires_at, renewals) "
                        + "VALUES (?, ?, ?, ?, 0)")
                .setParameter(1, wanted.supplierId()).setParameter(2, wanted.memberId())
                .setParameter(3, InstantConverter.column(wanted.reservedAt()))
                .setParameter(4, InstantConverter.column(wanted.expiresAt())).executeUpdate() == 1) {
            return true;
        }
        return em.createNativeQuery("UPDATE supplier_reservation SET member_id = ?, reserved_at = ?, expires_at = ?, renewals = 0 "
                        + "WHERE supplier_id = ? AND expires_at <= ? AND (member_id <> ? OR expires_at <= ?)")
                .setParameter(1, wanted.memberId()).setParameter(2, InstantConverter.column(wanted.reservedAt()))
                .setParameter(3, InstantConverter.column(wanted.expiresAt())).setParameter(4, wanted.supplierId())
                .setParameter(5, InstantConverter.column(wanted.reservedAt())).setParameter(6, wanted.memberId())
                .setParameter(7, InstantConverter.column(wanted.reservedAt().minus(SupplierReservation.PAUSE))).executeUpdate() == 1;
    }

    boolean renew(long supplierId, long memberId, Instant now) {
        return em.createNativeQuery("UPDATE supplier_reservation SET expires_at = ?, renewals = renewals + 1 "
                        + "WHERE supplier_id = ? AND member_id = ? AND expires_at > ? AND renewals < " + SupplierReservation.RENEWALS_MAX)
                .setParameter(1, InstantConverter.column(now.plus(SupplierReservation.TERM))).setParameter(2, supplierId)
                .setParameter(3, memberId).setParameter(4, InstantConverter.column(now)).executeUpdate() == 1;
    }

    /** @param memberId who must hold it; null: whoever does */
    boolean free(long supplierId, Long memberId, Instant now) {
        return em.createNativeQuery("UPDATE supplier_reservation SET expires_at = ? WHERE supplier_id = ? AND expires_at > ? "
                        + "AND (member_id = ? OR ?)")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, supplierId)
                .setParameter(3, InstantConverter.column(now)).setParameter(4, memberId == null ? 0 : memberId)
                .setParameter(5, memberId == null).executeUpdate() == 1;
    }

    /** Whoever had each of these suppliers last, whether or not it still holds. */
    Map<Long, SupplierReservation> last(Collection<Long> supplierIds) {
        Map<Long, SupplierReservation> found = new HashMap<>();
        if (!supplierIds.isEmpty()) {
            String in = supplierIds.stream().map(Object::toString).collect(Collectors.joining(","));
            for (Object each : em.createNativeQuery("SELECT supplier_id, member_id, reserved_at, expires_at, renewals "
                    + "FROM supplier_reservation WHERE supplier_id IN (" + in + ")").getResultList()) {
                Object[] row = (Object[]) each;
                found.put(((Number) row[0]).longValue(), new SupplierReservation(((Number) row[0]).longValue(), ((Number) row[1]).longValue(),
                        InstantConverter.moment(row[2]), InstantConverter.moment(row[3]), ((Number) row[4]).intValue()));
            }
        }
        return found;
    }
}
