package org.artel.pricelist;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.artel.common.FileNumber;
import org.artel.common.Refused;

/**
 * ODS read as a stream over {@code content.xml}: libraries for it build the whole table, and one attribute (a row
 * repeated a million times) makes that table as large as its author likes.
 */
final class OdsSpreadsheet {

    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final Pattern PADDED = Pattern.compile("0\\d+([-/. ]\\d+)*");
    private static final int MOST_SPACES = 1000;

    private final SheetRows rows;
    private final XMLStreamReader xml;
    private final Set<String> hiddenStyles = new HashSet<>();
    private String style;
    private int line;
    private int column;

    private OdsSpreadsheet(XMLStreamReader xml, SheetRows rows) {
        this.xml = xml;
        this.rows = rows;
    }

    static void read(byte[] content, SheetRows rows) throws IOException {
        try (ZipFile zip = ZipPackage.checked(content)) {
            refuseProtected(zip);
            try (InputStream in = zip.getInputStream(zip.getEntry("content.xml"))) {
                new OdsSpreadsheet(XmlPart.open(in), rows).read();
            }
        } catch (Refused e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            throw PriceListFile.broken(e);
        }
    }

    private static void refuseProtected(ZipFile zip) throws IOException {
        ZipArchiveEntry manifest = zip.getEntry("META-INF/manifest.xml");
        if (manifest == null) {
            return;
        }
        try (InputStream in = zip.getInputStream(manifest)) {
            if (new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8).contains("encryption-data")) {
                throw new Refused("pricelist.file.encrypted");
            }
        }
    }

    private void read() throws XMLStreamException {
        int repeated = 1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && STYLE.equals(xml.getNamespaceURI())) {
                style();
            } else if (event == XMLStreamConstants.START_ELEMENT && TABLE.equals(xml.getNamespaceURI())) {
                switch (xml.getLocalName()) {
                    case "table" -> {
                        rows.sheet(xml.getAttributeValue(TABLE, "name"), hiddenStyles.contains(xml.getAttributeValue(TABLE, "style-name")));
                        line = 0;
                    }
                    case "table-row" -> {
                        repeated = count("number-rows-repeated");
                        column = 0;
                    }
                    case "table-cell" -> cell();
                    case "covered-table-cell" -> column += count("number-columns-repeated");
                    default -> { }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && TABLE.equals(xml.getNamespaceURI())
                    && xml.getLocalName().equals("table-row")) {
                rows.endOfRows(line + 1, repeated);
                line += repeated;
            }
        }
    }

    /** A sheet is hidden by its style, which stands before it. */
    private void style() {
        if (xml.getLocalName().equals("style")) {
            style = xml.getAttributeValue(STYLE, "name");
        } else if (xml.getLocalName().equals("table-properties") && "false".equals(xml.getAttributeValue(TABLE, "display"))) {
            hiddenStyles.add(style);
        }
    }

    private void cell() throws XMLStreamException {
        int repeated = count("number-columns-repeated");
        String type = xml.getAttributeValue(OFFICE, "value-type");
        String value = xml.getAttributeValue(OFFICE, "value");
        String stringValue = xml.getAttributeValue(OFFICE, "string-value");
        Cell cell = cell(type, value, stringValue, text());
        if (!cell.isBlank()) {
            for (int i = 0; i < repeated; i++) {
                rows.put(line + 1, column + i, cell);
            }
        }
        column += repeated;
    }

    private static Cell cell(String type, String value, String stringValue, String text) {
        if (value != null && type != null) {
            String shown = text.strip();
            Optional<BigDecimal> number = FileNumber.of(value);
            if (number.isPresent() && type.equals("percentage")) {
                return Cell.of(number.get(), shown.endsWith("%") ? shown : null);
            }
            if (number.isPresent() && (type.equals("float") || type.equals("currency"))) {
                return Cell.of(number.get(), PADDED.matcher(shown).matches() ? shown : null);
            }
        }
        return Cell.of(text.isEmpty() && stringValue != null ? stringValue : text);
    }

    /** The paragraphs of a cell, without notes and drawings that hang on it. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        int silent = 0;
        boolean paragraphBefore = false;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    String name = xml.getLocalName();
                    if (silent > 0 || name.equals("annotation") || !TEXT.equals(xml.getNamespaceURI())) {
                        silent++;
                        break;
                    }
                    switch (name) {
                        case "p", "h" -> {
                            if (paragraphBefore) {
                                text.append('\n');
                            }
                            paragraphBefore = true;
                        }
                        case "s" -> {
                            String spaces = xml.getAttributeValue(TEXT, "c");
                            text.append(" ".repeat(spaces == null ? 1 : Math.min(MOST_SPACES, Math.max(0, Integer.parseInt(spaces)))));
                        }
                        case "tab" -> text.append(' ');
                        case "line-break" -> text.append('\n');
                        default -> { }
                    }
                    SheetRows.checkLength(line + 1, text.length());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    silent = Math.max(0, silent - 1);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (silent == 0 && paragraphBefore) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                        SheetRows.checkLength(line + 1, text.length());
                    }
                }
                default -> { }
            }
        }
        return text.toString();
    }

    private int count(String attribute) {
        String value = xml.getAttributeValue(TABLE, attribute);
        return value == null ? 1 : Math.max(1, Integer.parseInt(value));
    }
}
