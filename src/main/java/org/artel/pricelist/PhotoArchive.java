package org.artel.pricelist;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.function.BiConsumer;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.artel.common.Refused;

/** A ZIP of photos, read one after another; what its headers claim about sizes is not believed. */
final class PhotoArchive {

    static final int MAX_FILES = 500;
    /** All photos together, unpacked. */
    static final long MAX_INFLATED = 400L * 1024 * 1024;
    /** Pictures are packed already: what shrinks more is none. */
    static final int MAX_RATIO = 100;
    private static final long SMALL = 1024 * 1024;

    private PhotoArchive() {
    }

    /** Does this begin as a ZIP does? */
    static boolean isOne(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    /**
     * @param each name without folders, and bytes; not for folders and the hidden files that some systems add
     * @throws Refused {@code pricelist.photos.tooMany}, {@code pricelist.file.bomb}, {@code pricelist.file.broken}, {@code pricelist.file.encrypted};
     *                 {@code pricelist.photo.tooLarge} for a single photo
     */
    static void read(byte[] content, BiConsumer<String, byte[]> each) {
        ZipPackage.checkEntryCount(content);
        try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
            long total = 0;
            int files = 0;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName().substring(Math.max(entry.getName().lastIndexOf('/'), entry.getName().lastIndexOf('\\')) + 1);
                if (entry.isDirectory() || name.isEmpty() || name.startsWith(".") || entry.getName().startsWith("__MACOSX/")) {
                    continue;
                }
                if (++files > MAX_FILES) {
                    throw new Refused("pricelist.photos.tooMany", MAX_FILES);
                }
                if (!zip.canReadEntryData(entry)) {
                    throw new Refused("pricelist.file.encrypted");
                }
                byte[] photo = inflated(zip, entry);
                total += photo.length;
                if (total > MAX_INFLATED) {
                    throw new Refused("pricelist.file.bomb");
                }
                each.accept(name, photo);
            }
        } catch (IOException e) {
            throw PriceListFile.broken(e);
        }
    }

    private static byte[] inflated(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] photo = in.readNBytes(PhotoService.MAX_BYTES + 1);
            if (photo.length > SMALL && photo.length / Math.max(1, entry.getCompressedSize()) > MAX_RATIO) {
                throw new Refused("pricelist.file.bomb");
            }
            return photo;
        }
    }
}
