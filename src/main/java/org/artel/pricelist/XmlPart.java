package org.artel.pricelist;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.artel.common.PlainXml;
import org.artel.common.Refused;

/** The XML parts of a workbook. */
final class XmlPart {

    private XmlPart() {
    }

    /** Refuses a piece that the parser would have to hold as a whole, whatever the part is called. */
    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        XmlShape shape = new XmlShape();
        return PlainXml.open(new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                int count = super.read(bytes, from, most);
                shape.check(bytes, from, count);
                return count;
            }
        });
    }

    /** The text below the current element up to its end, without that of the named elements; bounded. */
    static String text(XMLStreamReader xml, int line, String... without) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        int silent = 0;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (silent > 0 || List.of(without).contains(xml.getLocalName())) {
                        silent++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    silent = Math.max(0, silent - 1);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (silent == 0) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                        SheetRows.checkLength(line, text.length());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new Refused("pricelist.file.broken");
                default -> { }
            }
        }
        return text.toString();
    }
}
