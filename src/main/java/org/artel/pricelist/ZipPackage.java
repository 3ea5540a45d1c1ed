package org.artel.pricelist;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.artel.common.Refused;

/**
 * The zip inside an XLSX or ODS file, opened only after every entry was inflated once and measured: what the headers
 * claim about sizes is up to whoever made the file.
 */
final class ZipPackage {

    static final int MAX_ENTRIES = 5_000;
    static final long MAX_INFLATED = 400L * 1024 * 1024;
    /** Text of all cells of a workbook, in one part that has to be kept in memory; whatever it is called, no more is kept. */
    static final long MAX_SHARED_STRINGS = 64L * 1024 * 1024;
    /** Parts that are read into memory as a whole: list of parts, relations, styles, the workbook's frame. */
    static final long MAX_FRAME = 8L * 1024 * 1024;
    /** Real sheets shrink 5 to 40 times. */
    static final int MAX_RATIO = 150;
    /** Below this size no ratio can do harm. */
    private static final long SMALL = 1024 * 1024;

    private ZipPackage() {
    }

    static PriceListFile.Kind kindOf(byte[] content) {
        checkEntryCount(content);
        try (ZipFile zip = open(content)) {
            if (zip.getEntry("[Content_Types].xml") != null && zip.getEntry("_rels/.rels") != null) {
                return PriceListFile.Kind.XLSX;
            }
            if (zip.getEntry("content.xml") != null) {
                return PriceListFile.Kind.ODS;
            }
        } catch (IOException e) {
            throw PriceListFile.broken(e);
        }
        throw new Refused("pricelist.file.unknownKind");
    }

    /** @throws Refused when the package would unfold into more than can be afforded */
    static ZipFile checked(byte[] content) throws IOException {
        checkEntryCount(content);
        ZipFile zip = open(content);
        try {
            long total = 0;
            byte[] buffer = new byte[32 * 1024];
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (!zip.canReadEntryData(entry)) {
                    throw new Refused("pricelist.file.encrypted");
                }
                long limit = Math.min(limitOf(entry.getName()), MAX_INFLATED - total);
                long compressed = Math.max(1, Math.min(entry.getCompressedSize(), content.length));
                long size = 0;
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int n; (n = in.read(buffer)) > 0; ) {
                        size += n;
                        if (size > limit || size > SMALL && size / compressed > MAX_RATIO) {
                            throw new Refused("pricelist.file.bomb");
                        }
                    }
                }
                total += size;
            }
            return zip;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static long limitOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("sharedstrings.xml")) {
            return MAX_SHARED_STRINGS;
        }
        if (lower.endsWith(".rels") || lower.endsWith("styles.xml") || lower.endsWith("workbook.xml")
                || lower.endsWith("content_types].xml") || lower.contains("docprops/")) {
            return MAX_FRAME;
        }
        return MAX_INFLATED;
    }

    private static ZipFile open(byte[] content) throws IOException {
        return ZipFile.builder().setByteArray(content).get();
    }

    /** Counts the directory's records in the raw bytes, before a reader makes an object of each. */
    static void checkEntryCount(byte[] content) {
        int entries = 0;
        for (int i = 0; i + 3 < content.length; i++) {
            if (content[i] == 'P' && content[i + 1] == 'K' && content[i + 2] == 1 && content[i + 3] == 2
                    && ++entries > MAX_ENTRIES) {
                throw new Refused("pricelist.file.bomb");
            }
        }
    }
}
