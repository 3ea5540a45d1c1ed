package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.pricelist.Photo;

/** Complaints and their photos. */
@ApplicationScoped
class Complaints {

    @PersistenceContext
    private EntityManager em;

    void add(Complaint complaint, List<Photo> photos) {
        em.persist(complaint);
        em.flush();
        for (int i = 0; i < photos.size(); i++) {
            em.createNativeQuery("INSERT INTO complaint_photo (complaint_id, position, content_type, bytes) VALUES (?, ?, ?, ?)")
                    .setParameter(1, complaint.id()).setParameter(2, i + 1).setParameter(3, photos.get(i).type()).setParameter(4, photos.get(i).bytes())
                    .executeUpdate();
        }
    }

    Optional<Complaint> find(long purchaseId, long complaintId) {
        return Optional.ofNullable(em.find(Complaint.class, complaintId)).filter(complaint -> complaint.purchaseId() == purchaseId);
    }

    /** Open ones first, then the newest. */
    List<Complaint> of(long purchaseId) {
        return em.createQuery("SELECT c FROM Complaint c WHERE c.purchaseId = :purchase ORDER BY CASE WHEN c.state = org.artel.handover.ComplaintState.OPEN "
                + "THEN 0 ELSE 1 END, c.id DESC", Complaint.class).setParameter("purchase", purchaseId).getResultList();
    }

    Map<Long, Integer> photos(long purchaseId) {
        Map<Long, Integer> counts = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT c.id, COUNT(*) FROM complaint c JOIN complaint_photo f ON f.complaint_id = c.id "
                + "WHERE c.purchase_id = ? GROUP BY c.id").setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            counts.put(((Number) row[0]).longValue(), ((Number) row[1]).intValue());
        }
        return counts;
    }

    Optional<Photo> photo(long complaintId, int position) {
        List<?> rows = em.createNativeQuery("SELECT content_type, bytes FROM complaint_photo WHERE complaint_id = ? AND position = ?")
                .setParameter(1, complaintId).setParameter(2, position).getResultList();
        return rows.stream().map(each -> (Object[]) each).map(row -> new Photo((String) row[0], (byte[]) row[1])).findFirst();
    }
}
