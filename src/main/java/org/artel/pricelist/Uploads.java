package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.artel.common.InstantConverter;
import org.artel.common.Refused;

/** Uploaded lists between upload and import, in pieces; and the mappings that organizers confirmed. */
@ApplicationScoped
class Uploads {

    private static final int PIECE = 1024 * 1024;
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration RESULT_KEPT = Duration.ofDays(90);
    private static final int EARLIER = 10;
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final int OLD_AT_ONCE = 20;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private ImportedLots imported;
    @Inject
    private Clock clock;

    long add(long purchaseId, long memberId, PriceListFile file) {
        forgetOld();
        UploadedList upload = new UploadedList(purchaseId, memberId, file.name(), file.content().length, clock.instant());
        em.persist(upload);
        em.flush();
        byte[] content = file.content();
        for (int from = 0, part = 0; from < content.length; from += PIECE, part++) {
            em.createNativeQuery("INSERT INTO import_upload_part (upload_id, part, bytes) VALUES (?, ?, ?)").setParameter(1, upload.id())
                    .setParameter(2, part).setParameter(3, Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE)))
                    .executeUpdate();
        }
        return upload.id();
    }

    private void forgetOld() {
        List<Long> old = em.createQuery("SELECT u.id FROM UploadedList u WHERE u.uploadedAt < :limit "
                + "AND (u.importedAt IS NULL OR u.uploadedAt < :resultLimit)", Long.class)
                .setParameter("limit", clock.instant().minus(KEPT)).setParameter("resultLimit", clock.instant().minus(RESULT_KEPT))
                .setMaxResults(OLD_AT_ONCE).getResultList();
        for (Long id : old) {
            forget(id);
        }
    }

    private void forget(long uploadId) {
        imported.forget(uploadId);
        em.createNativeQuery("DELETE FROM import_upload_part WHERE upload_id = ?").setParameter(1, uploadId).executeUpdate();
        em.createNativeQuery("DELETE FROM import_upload WHERE id = ?").setParameter(1, uploadId).executeUpdate();
    }

    /** @throws Refused NOT_FOUND when there is none (any more) */
    UploadedList get(long uploadId) {
        UploadedList upload = em.find(UploadedList.class, uploadId);
        if (upload == null) {
            throw Refused.notFound();
        }
        return upload;
    }

    PriceListFile content(UploadedList upload) {
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) upload.size());
        for (Object part : em.createNativeQuery("SELECT bytes FROM import_upload_part WHERE upload_id = ? ORDER BY part")
                .setParameter(1, upload.id()).getResultList()) {
            byte[] bytes = (byte[]) part;
            content.write(bytes, 0, bytes.length);
        }
        if (content.size() != upload.size()) {
            throw Refused.notFound();
        }
        return new PriceListFile(upload.fileName(), content.toByteArray());
    }

    /** The member's last imports into this purchase, the latest first. */
    List<UploadedList> imported(long purchaseId, long memberId) {
        return em.createQuery("SELECT u FROM UploadedList u WHERE u.purchaseId = :purchase AND u.memberId = :member "
                        + "AND u.importedAt IS NOT NULL ORDER BY u.id DESC", UploadedList.class)
                .setParameter("purchase", purchaseId).setParameter("member", memberId).setMaxResults(EARLIER).getResultList();
    }

    /** Was nothing imported into the purchase after this? */
    boolean isLast(UploadedList upload) {
        return em.createQuery("SELECT COUNT(u) FROM UploadedList u WHERE u.purchaseId = :purchase AND u.importedAt > :imported", Long.class)
                .setParameter("purchase", upload.purchaseId()).setParameter("imported", upload.importedAt()).getSingleResult() == 0;
    }

    /**
     * Claims the import for this node, and the purchase's list for this import.
     *
     * @throws Refused CONFLICT {@code pricelist.import.running.already}, {@code .done} or {@code .other}
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void claim(UploadedList upload) {
        Timestamp now = InstantConverter.column(clock.instant());
        Timestamp died = InstantConverter.column(clock.instant().minus(UploadedList.LONGEST_IMPORT));
        int claimed = em.createNativeQuery("UPDATE import_upload SET started_at = ?1, rows_done = 0, rows_total = 0, failure = NULL, result = NULL "
                        + "WHERE id = ?2 AND imported_at IS NULL AND (started_at IS NULL OR started_at < ?3 OR failure IS NOT NULL)")
                .setParameter(1, now).setParameter(2, upload.id()).setParameter(3, died).executeUpdate();
        if (claimed == 0) {
            boolean done = !em.createNativeQuery("SELECT 1 FROM import_upload WHERE id = ? AND imported_at IS NOT NULL")
                    .setParameter(1, upload.id()).getResultList().isEmpty();
            throw new Refused(Refused.Kind.CONFLICT, done ? "pricelist.import.done" : "pricelist.import.running.already");
        }
        em.createNativeQuery("INSERT IGNORE INTO import_gate (purchase_id) VALUES (?)").setParameter(1, upload.purchaseId()).executeUpdate();
        int passed = em.createNativeQuery("UPDATE import_gate SET upload_id = ?1, started_at = ?2 "
                        + "WHERE purchase_id = ?3 AND (upload_id IS NULL OR started_at < ?4)")
                .setParameter(1, upload.id()).setParameter(2, now).setParameter(3, upload.purchaseId()).setParameter(4, died).executeUpdate();
        if (passed == 0) {
            throw new Refused(Refused.Kind.CONFLICT, "pricelist.import.other");
        }
    }

    /** False: another import has taken the list meanwhile, because this one took too long. */
    private boolean leave(long uploadId) {
        return em.createNativeQuery("UPDATE import_gate SET upload_id = NULL WHERE upload_id = ?1 "
                        + "AND purchase_id = (SELECT purchase_id FROM import_upload WHERE id = ?1)")
                .setParameter(1, uploadId).executeUpdate() > 0;
    }

    /** Seen by whoever watches, although nothing of the import is committed yet. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void progress(long uploadId, int done, int total) {
        em.createNativeQuery("UPDATE import_upload SET rows_done = ?, rows_total = ? WHERE id = ?")
                .setParameter(1, done).setParameter(2, total).setParameter(3, uploadId).executeUpdate();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void failed(long uploadId, String failure) {
        em.createNativeQuery("UPDATE import_upload SET failure = ? WHERE id = ?").setParameter(1, failure).setParameter(2, uploadId)
                .executeUpdate();
        leave(uploadId);
    }

    /** In the comparison's own transaction: compared means that the lots of the comparison are kept. */
    void compared(long uploadId, Comparison comparison, ColumnMapping mapping) {
        if (!leave(uploadId)) {
            throw new Refused(Refused.Kind.CONFLICT, "pricelist.import.other");
        }
        em.createNativeQuery("UPDATE import_upload SET started_at = NULL, comparison = ?, compared_as = ? WHERE id = ?")
                .setParameter(1, comparison.toJson()).setParameter(2, mapping.toJson()).setParameter(3, uploadId).executeUpdate();
    }

    /**
     * In the import's own transaction: done means committed. The file is not needed any more.
     *
     * @throws Refused CONFLICT {@code pricelist.import.other} when another import has taken the list meanwhile
     */
    void imported(long uploadId, int total, String result, List<BadRow> badRows) {
        if (!leave(uploadId)) {
            throw new Refused(Refused.Kind.CONFLICT, "pricelist.import.other");
        }
        em.createNativeQuery("UPDATE import_upload SET rows_done = ?1, rows_total = ?1, imported_at = ?2, result = ?3, bad_rows = ?4 WHERE id = ?5")
                .setParameter(1, total).setParameter(2, InstantConverter.column(clock.instant())).setParameter(3, result)
                .setParameter(4, json(badRows)).setParameter(5, uploadId).executeUpdate();
        em.createNativeQuery("DELETE FROM import_upload_part WHERE upload_id = ?").setParameter(1, uploadId).executeUpdate();
    }

    /** The rows that the import left out; empty before it. */
    List<BadRow> badRows(long uploadId) {
        Object json = em.createNativeQuery("SELECT bad_rows FROM import_upload WHERE id = ?").setParameter(1, uploadId).getSingleResult();
        if (json == null) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader((String) json))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(row -> new BadRow(row.getInt("line"), row.getString("reason"), row.getString("detail"))).toList();
        }
    }

    private static String json(List<BadRow> badRows) {
        JsonArrayBuilder rows = JSON.createArrayBuilder();
        badRows.forEach(row -> rows.add(JSON.createObjectBuilder().add("line", row.line()).add("reason", row.reason()).add("detail", row.detail())));
        return rows.build().toString();
    }

    ColumnMapping remembered(Long supplierId, long memberId) {
        if (supplierId == null) {
            return null;
        }
        // the own one first, then what another organizer confirmed last
        List<?> found = em.createNativeQuery("SELECT mapping FROM import_mapping WHERE supplier_id = ?1 "
                + "ORDER BY member_id = ?2 DESC, changed_at DESC").setParameter(1, supplierId).setParameter(2, memberId).setMaxResults(1)
                .getResultList();
        return found.isEmpty() ? null : ColumnMapping.fromJson((String) found.get(0));
    }

    void remember(Long supplierId, long memberId, ColumnMapping mapping) {
        if (supplierId != null) {
            em.createNativeQuery("INSERT INTO import_mapping (supplier_id, member_id, mapping, changed_at) VALUES (?, ?, ?, ?) "
                            + "ON DUPLICATE KEY UPDATE mapping = VALUES(mapping), changed_at = VALUES(changed_at)")
                    .setParameter(1, supplierId).setParameter(2, memberId).setParameter(3, mapping.toJson())
                    .setParameter(4, InstantConverter.column(clock.instant())).executeUpdate();
        }
    }
}
