package org.artel.pricelist;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.artel.common.FileNumber;
import org.artel.common.Refused;

/** XLSX read as a stream: POI finds the parts, a pull parser walks them; only the shared texts are kept in memory. */
final class XlsxWorkbook {

    /** Excel's own limit is 65,490. */
    private static final int MAX_STYLES = 100_000;
    /** Bytes that a text takes beside its letters. */
    private static final int BESIDE_LETTERS = 40;

    private final SheetRows rows;
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();

    private XlsxWorkbook(SheetRows rows) {
        this.rows = rows;
    }

    static void read(byte[] content, SheetRows rows) throws IOException {
        try (ZipFile zip = ZipPackage.checked(content)) {
            refuseDisguisedProperties(zip);
            try (OPCPackage parts = OPCPackage.open(new ZipFileZipEntrySource(zip))) {
                new XlsxWorkbook(rows).read(new XSSFReader(parts));
            }
        } catch (Refused e) {
            throw e;
        } catch (OpenXML4JException | XMLStreamException | RuntimeException e) {
            throw PriceListFile.broken(e);
        }
    }

    /** POI builds a tree of whatever calls itself the document's properties: a large sheet must not. */
    private static void refuseDisguisedProperties(ZipFile zip) throws IOException, XMLStreamException {
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (!entry.getName().equalsIgnoreCase("[Content_Types].xml")) {
                continue;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                XMLStreamReader xml = XmlPart.open(in);
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT
                            && String.valueOf(xml.getAttributeValue(null, "ContentType")).contains("core-properties")
                            && !String.valueOf(xml.getAttributeValue(null, "PartName")).toLowerCase(Locale.ROOT).startsWith("/docprops/")) {
                        throw new Refused("pricelist.file.broken");
                    }
                }
            }
        }
    }

    private void read(XSSFReader workbook) throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream shared = workbook.getSharedStringsData()) {
            if (shared != null) {
                readTexts(XmlPart.open(shared));
            }
        }
        try (InputStream styles = workbook.getStylesData()) {
            if (styles != null) {
                readStyles(XmlPart.open(styles));
            }
        }
        Set<String> hidden = new HashSet<>();
        try (InputStream frame = workbook.getWorkbookData()) {
            readHidden(XmlPart.open(frame), hidden);
        }
        var sheets = workbook.getSheetIterator();
        while (sheets.hasNext()) {
            try (InputStream sheet = sheets.next()) {
                if (rows.sheet(sheets.getSheetName(), hidden.contains(sheets.getSheetName()))) {
                    readSheet(XmlPart.open(sheet));
                }
            }
        }
    }

    private static void readHidden(XMLStreamReader xml, Set<String> hidden) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("sheet")
                    && String.valueOf(xml.getAttributeValue(null, "state")).toLowerCase(Locale.ROOT).endsWith("hidden")) {
                hidden.add(xml.getAttributeValue(null, "name"));
                requireAffordable(hidden.size() <= SheetRows.MAX_SHEETS);
            }
        }
    }

    private void readTexts(XMLStreamReader xml) throws XMLStreamException {
        long kept = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                String text = XmlPart.text(xml, 0, "rPh");
                kept += BESIDE_LETTERS + text.length();
                requireAffordable(kept <= ZipPackage.MAX_SHARED_STRINGS);
                texts.add(text);
            }
        }
    }

    private static void requireAffordable(boolean affordable) {
        if (!affordable) {
            throw new Refused("pricelist.file.bomb");
        }
    }

    private void readStyles(XMLStreamReader xml) throws XMLStreamException {
        boolean cellStyles = false;
        while (xml.hasNext()) {
            int event = xml.next();
            requireAffordable(formats.size() + formatOfStyle.size() <= MAX_STYLES);
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> formats.put(number(xml.getAttributeValue(null, "numFmtId")), xml.getAttributeValue(null, "formatCode"));
                    case "cellXfs" -> cellStyles = true;
                    case "xf" -> {
                        if (cellStyles) {
                            formatOfStyle.add(number(xml.getAttributeValue(null, "numFmtId")));
                        }
                    }
                    default -> { }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                cellStyles = false;
            }
        }
    }

    private void readSheet(XMLStreamReader xml) throws XMLStreamException {
        int line = 0;
        int column = -1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "row" -> {
                        String given = xml.getAttributeValue(null, "r");
                        line = given == null ? line + 1 : number(given);
                        column = -1;
                    }
                    case "c" -> {
                        String given = xml.getAttributeValue(null, "r");
                        column = given == null ? column + 1 : new CellReference(given).getCol();
                        rows.put(line, column, cell(xml, line));
                    }
                    default -> { }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                String name = xml.getLocalName();
                if (name.equals("row") && !rows.endOfRow(line) || name.equals("sheetData")) {
                    return;
                }
            }
        }
    }

    /** The stored result of a formula stands in {@code v}; {@code f}, the formula itself, is passed over. */
    private Cell cell(XMLStreamReader xml, int line) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        String value = null;
        StringBuilder inline = new StringBuilder();
        for (int event; (event = xml.next()) != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("c"); ) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = XmlPart.text(xml, line);
                    case "is" -> inline.append(XmlPart.text(xml, line, "rPh"));
                    default -> { }
                }
            }
        }
        if ("inlineStr".equals(type)) {
            return Cell.of(inline.toString());
        }
        if (value == null || value.isEmpty()) {
            return Cell.BLANK;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> Cell.of(texts.get(number(value)));
            case "n" -> number(value, style);
            case "b" -> Cell.of(BigDecimal.valueOf(number(value)), null);
            default -> Cell.of(value);
        };
    }

    /** What is no number stands as its text: the list's reader says what it misses there. */
    private Cell number(String value, String style) {
        return FileNumber.of(value).map(number -> shown(number, style)).orElseGet(() -> Cell.of(value));
    }

    private Cell shown(BigDecimal number, String style) {
        int index = style == null ? -1 : number(style);
        int format = index >= 0 && index < formatOfStyle.size() ? formatOfStyle.get(index) : 0;
        return NumberShown.cell(Cell.plain(number), format, formats.getOrDefault(format, builtin(format)));
    }

    private static String builtin(int format) {
        return format >= 0 && format < BuiltinFormats.FIRST_USER_DEFINED_FORMAT_INDEX ? BuiltinFormats.getBuiltinFormat(format) : null;
    }

    private static int number(String text) {
        return text == null ? 0 : Integer.parseInt(text.strip());
    }
}
