package org.artel.supply;

import java.time.Instant;
import java.util.Locale;

/**
 * A file that was made of a general order, kept as it went out.
 *
 * @param number         from 1, within the purchase
 * @param generalOrderNo of which version
 * @param hash           SHA-256 of the bytes, hexadecimal
 * @param size           in bytes
 */
public record OrderExport(int number, int generalOrderNo, Format format, String language, Instant exportedAt, long exportedBy, String hash, long size) {

    /** Kinds of files. */
    public enum Format { XLSX, CSV }

    /** {@code order-12-1.xlsx}: purchase and version. */
    public String fileName(long purchaseId) {
        return "order-" + purchaseId + '-' + generalOrderNo + '.' + format.name().toLowerCase(Locale.ROOT);
    }
}
