package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.artel.common.InstantConverter;
import org.artel.common.Refused;

/** Uploaded lists between upload and import, in pieces; and the mappings that organizers confirmed. */
@ApplicationScoped
class Uploads {

    private static final int PIECE = 1024 * 1024;
    private static final Duration KEPT = Duration.ofDays(2);
    /** An import that takes longer than this died with its server. */
    private static final Duration LONGEST_IMPORT = Duration.ofMinutes(10);
    private static final int OLD_AT_ONCE = 20;

    @PersistenceContext
    private EntityManager em;
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
        List<Long> old = em.createQuery("SELECT u.id FROM UploadedList u WHERE u.uploadedAt < :limit", Long.class)
                .setParameter("limit", clock.instant().minus(KEPT)).setMaxResults(OLD_AT_ONCE).getResultList();
        for (Long id : old) {
            forget(id);
        }
    }

    private void forget(long uploadId) {
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

    /** Claims the import for this node. @throws Refused CONFLICT {@code pricelist.import.running} or {@code pricelist.import.done} */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void claim(long uploadId) {
        Instant now = clock.instant();
        int claimed = em.createNativeQuery("UPDATE import_upload SET started_at = ?1, rows_done = 0, rows_total = 0, failure = NULL, result = NULL "
                        + "WHERE id = ?2 AND imported_at IS NULL AND (started_at IS NULL OR started_at < ?3 OR failure IS NOT NULL)")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, uploadId)
                .setParameter(3, InstantConverter.column(now.minus(LONGEST_IMPORT))).executeUpdate();
        if (claimed == 0) {
            boolean done = !em.createNativeQuery("SELECT 1 FROM import_upload WHERE id = ? AND imported_at IS NOT NULL")
                    .setParameter(1, uploadId).getResultList().isEmpty();
            throw new Refused(Refused.Kind.CONFLICT, done ? "pricelist.import.done" : "pricelist.import.running.already");
        }
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
    }

    /** In the import's own transaction: done means committed. The file is not needed any more. */
    void imported(long uploadId, int total, String result) {
        em.createNativeQuery("UPDATE import_upload SET rows_done = ?1, rows_total = ?1, imported_at = ?2, result = ?3 WHERE id = ?4")
                .setParameter(1, total).setParameter(2, InstantConverter.column(clock.instant())).setParameter(3, result)
                .setParameter(4, uploadId).executeUpdate();
        em.createNativeQuery("DELETE FROM import_upload_part WHERE upload_id = ?").setParameter(1, uploadId).executeUpdate();
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
