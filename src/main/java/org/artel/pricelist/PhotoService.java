package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.RateLimits;
import org.artel.common.Hash;
import org.artel.common.InstantConverter;
import org.artel.common.Refused;
import org.artel.common.Retried;

/**
 * Photos of lots, kept in the database under the SHA-256 of their bytes: the address of one never shows another picture, so
 * browsers and proxies may keep it for ever.
 */
@ApplicationScoped
@Transactional
@Retried
public class PhotoService {

    public static final int MAX_BYTES = 12 * 1024 * 1024;
    private static final int UPLOADS_AN_HOUR = 600;
    /** A decoded picture takes some forty megabytes. */
    private final Semaphore decoding = new Semaphore(2);

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Access access;
    @Inject
    private RateLimits limits;
    @Inject
    private Clock clock;

    /**
     * Checks and re-encodes an upload, and keeps it unless it is there already.
     *
     * @return the photo's hash
     * @throws Refused {@code pricelist.photo.*} when it is no picture, damaged or too large
     */
    public String keep(long memberId, byte[] upload) {
        access.require(Operation.UPLOAD_PHOTO, memberId);
        Picture picture = checked(memberId, upload);
        String hash = Hash.of(picture.bytes());
        em.createNativeQuery("INSERT IGNORE INTO photo (hash, content_type, width, height, bytes, thumbnail, uploaded_by, uploaded_at) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .setParameter(1, hash).setParameter(2, picture.type()).setParameter(3, picture.width()).setParameter(4, picture.height())
                .setParameter(5, picture.bytes()).setParameter(6, picture.thumbnail()).setParameter(7, memberId)
                .setParameter(8, InstantConverter.column(clock.instant())).executeUpdate();
        return hash;
    }

    /**
     * An upload checked and drawn anew, but not kept: for pictures that only some may see, which their feature keeps. The caller asks for
     * the rights.
     *
     * @throws Refused {@code pricelist.photo.*} when it is no picture, damaged or too large; TOO_OFTEN
     */
    public Photo redraw(long memberId, byte[] upload) {
        Picture picture = checked(memberId, upload);
        return new Photo(picture.type(), picture.bytes());
    }

    private Picture checked(long memberId, byte[] upload) {
        if (upload.length > MAX_BYTES) {
            throw new Refused("pricelist.photo.tooLarge", MAX_BYTES / 1024 / 1024);
        }
        limits.hit("photo", String.valueOf(memberId), UPLOADS_AN_HOUR, Duration.ofHours(1));
        return decode(upload);
    }

    private Picture decode(byte[] upload) {
        decoding.acquireUninterruptibly();
        try {
            return Picture.of(upload);
        } finally {
            decoding.release();
        }
    }

    /** @param thumbnail the small one */
    public Optional<Photo> find(String hash, boolean thumbnail) {
        List<?> found = em.createNativeQuery("SELECT content_type, " + (thumbnail ? "thumbnail" : "bytes") + " FROM photo WHERE hash = ?")
                .setParameter(1, hash).getResultList();
        return found.stream().map(row -> (Object[]) row).map(row -> new Photo((String) row[0], (byte[]) row[1])).findFirst();
    }

    /** @throws Refused {@code pricelist.photo.unknown} when a lot names a photo that was never uploaded */
    void requireKept(String hash) {
        if (hash != null && em.createNativeQuery("SELECT 1 FROM photo WHERE hash = ?").setParameter(1, hash).getResultList().isEmpty()) {
            throw new Refused("pricelist.photo.unknown");
        }
    }
}
