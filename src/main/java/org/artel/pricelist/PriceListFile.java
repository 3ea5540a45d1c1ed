package org.artel.pricelist;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.artel.common.Refused;

/**
 * A file as a supplier sent it. Its kind is told from its first bytes, never from its name: accounting programs call
 * everything {@code .xls}.
 *
 * @param content at most {@link #MAX_BYTES}
 */
public record PriceListFile(String name, byte[] content) {

    public static final int MAX_BYTES = 20 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(PriceListFile.class.getName());

    /** How a file is read. */
    public enum Kind { CSV, XLS, XLSX, ODS }

    /** @throws Refused when the file is empty or larger than {@link #MAX_BYTES} */
    public PriceListFile {
        if (content.length == 0) {
            throw new Refused("pricelist.file.empty");
        }
        if (content.length > MAX_BYTES) {
            throw new Refused("pricelist.file.tooLarge", MAX_BYTES / 1024 / 1024);
        }
    }

    /** @throws Refused when this is no price list that can be read */
    public Kind kind() {
        if (startsWith(0x50, 0x4B)) {
            return ZipPackage.kindOf(content);
        }
        if (startsWith(0xD0, 0xCF, 0x11, 0xE0)) {
            return Kind.XLS;
        }
        if (startsWith(0x09, 0x00, 0x04, 0x00) || startsWith(0x09, 0x02, 0x06, 0x00) || startsWith(0x09, 0x04, 0x06, 0x00)) {
            throw new Refused("pricelist.file.oldExcel");
        }
        String start = new String(content, 0, Math.min(content.length, 512), StandardCharsets.ISO_8859_1)
                .replace("\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<?xml") || start.startsWith("<html") || start.startsWith("<!doctype")
                || start.startsWith("<table") || start.startsWith("%pdf") || start.startsWith("{\\rtf")) {
            throw new Refused("pricelist.file.unknownKind");
        }
        return Kind.CSV;
    }

    /**
     * The file's rows, to be gone over as often as needed.
     *
     * @param shape for a text file
     * @throws Refused when the file is broken, protected, or beyond a limit, now or while its rows are read
     */
    ListRows rows(TextShape shape) {
        return switch (kind()) {
            case CSV -> CsvText.of(content, shape);
            case XLS -> sink -> XlsWorkbook.read(content, sink);
            case XLSX -> sink -> XlsxWorkbook.read(content, sink);
            case ODS -> sink -> OdsSpreadsheet.read(content, sink);
        };
    }

    /**
     * The rows of the first sheet that holds any, for other tables than price lists.
     *
     * @throws Refused as {@link #rows}
     */
    public List<PriceList.Row> table() {
        List<PriceList.Row> table = new ArrayList<>();
        rows(TextShape.RECOGNISED).read(new RowSink() {
            @Override
            public boolean sheet(int index, String name, boolean hidden) {
                return table.isEmpty();
            }

            @Override
            public boolean row(int line, List<Cell> cells) {
                table.add(new PriceList.Row(line, cells));
                return true;
            }
        });
        return table;
    }

    static Refused broken(Exception cause) {
        LOG.log(Level.FINE, "unreadable price list", cause);
        return new Refused("pricelist.file.broken");
    }

    private boolean startsWith(int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
