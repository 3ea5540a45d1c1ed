package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.artel.common.Refused;

/** The participants of a purchase as those who hand the goods over know them. */
@ApplicationScoped
class Parcels {

    @PersistenceContext
    private EntityManager em;

    /** Of all who have an order, by number. */
    List<Parcel> of(long purchaseId) {
        return parcels(purchaseId, "");
    }

    private List<Parcel> parcels(long purchaseId, String more) {
        List<?> rows = em.createNativeQuery("SELECT p.id, p.pseudonym_no, p.member_id, p.on_behalf, m.nickname, k.point_id, k.slot_id, k.address, k.proxy "
                        + "FROM participation p JOIN member m ON m.id = p.member_id LEFT JOIN pickup k ON k.participation_id = p.id "
                        + "WHERE p.purchase_id = ? AND p.order_lines > 0" + more + " ORDER BY p.pseudonym_no, p.id").setParameter(1, purchaseId).getResultList();
        return rows.stream().map(each -> {
            Object[] row = (Object[]) each;
            return new Parcel(((Number) row[0]).longValue(), ((Number) row[1]).intValue(), ((Number) row[2]).longValue(), row[3] != null,
                    (String) (row[3] == null ? row[4] : row[3]), number(row[5]), number(row[6]), text(row[7]), text(row[8]));
        }).toList();
    }

    Parcel find(long purchaseId, long participationId) {
        return parcels(purchaseId, " AND p.id = " + participationId).stream().findAny().orElseThrow(Refused::notFound);
    }

    private static String text(Object column) {
        return column == null ? "" : (String) column;
    }

    private static Long number(Object column) {
        return column == null ? null : (Long) ((Number) column).longValue();
    }
}
