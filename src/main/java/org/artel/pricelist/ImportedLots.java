package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** What uploads would do to single lots, and did. */
@ApplicationScoped
class ImportedLots {

    @PersistenceContext
    private EntityManager em;

    void add(long uploadId, List<ImportedLot> lots) {
        if (lots.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = em.unwrap(Connection.class).prepareStatement("INSERT INTO import_lot (upload_id, place, outcome, lot_id, "
                + "revision, article, name, ordered, differences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (ImportedLot lot : lots) {
                insert.setLong(1, uploadId);
                insert.setInt(2, lot.place());
                insert.setString(3, lot.outcome().name());
                insert.setObject(4, lot.lotId(), Types.BIGINT);
                insert.setObject(5, lot.revision(), Types.INTEGER);
                insert.setString(6, lot.article());
                insert.setString(7, lot.name());
                insert.setBoolean(8, lot.ordered());
                insert.setString(9, lot.differences().isEmpty() ? null : Difference.toJson(lot.differences()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("imported lots could not be kept", e);
        }
    }

    void forget(long uploadId) {
        em.createNativeQuery("DELETE FROM import_lot WHERE upload_id = ?").setParameter(1, uploadId).executeUpdate();
    }

    /**
     * By keyset.
     *
     * @param outcome    null: all
     * @param ordered only those that somebody has ordered
     * @param words   part of a name or article; null: all
     * @param after   0 for the first page, then the place of the last one shown
     */
    List<ImportedLot> page(long uploadId, ImportedLot.Outcome outcome, boolean ordered, String words, int after, int limit) {
        Query query = em.createNativeQuery("SELECT place, outcome, lot_id, revision, article, name, ordered, differences FROM import_lot "
                + "WHERE upload_id = ?1 AND place > ?2" + (outcome == null ? "" : " AND outcome = ?3") + (ordered ? " AND ordered" : "")
                + (words == null ? "" : " AND (name LIKE ?4 ESCAPE '!' OR article LIKE ?4 ESCAPE '!')") + " ORDER BY place")
                .setParameter(1, uploadId).setParameter(2, after);
        if (outcome != null) {
            query.setParameter(3, outcome.name());
        }
        if (words != null) {
            query.setParameter(4, Lots.like(words));
        }
        return ((List<?>) query.setMaxResults(limit).getResultList()).stream().map(row -> lot((Object[]) row)).toList();
    }

    private static ImportedLot lot(Object[] row) {
        return new ImportedLot(((Number) row[0]).intValue(), ImportedLot.Outcome.valueOf((String) row[1]),
                row[2] == null ? null : Long.valueOf(((Number) row[2]).longValue()), row[3] == null ? null : Integer.valueOf(((Number) row[3]).intValue()),
                (String) row[4], (String) row[5], (Boolean) row[6], Difference.fromJson((String) row[7]));
    }
}
