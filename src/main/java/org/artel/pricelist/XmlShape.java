package org.artel.pricelist;

import org.artel.common.Refused;

/**
 * Looks at the bytes of an XML part for a single piece (attribute, text, comment, CDATA) that a parser would have to
 * hold in memory as a whole: a streaming parser is bounded only by the largest of them.
 */
final class XmlShape {

    private static final int LONGEST_PIECE = 1024 * 1024;

    private enum Inside { CONTENT, COMMENT, CDATA, INSTRUCTION }

    private Inside inside = Inside.CONTENT;
    private int length;
    /** The last bytes without zeros, so that UTF-16 looks like ASCII. */
    private int last;

    /** @param count below 1: nothing */
    void check(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            byte b = bytes[i];
            if (b == 0) {
                continue;
            }
            last = last << 8 | b & 0xFF;
            length++;
            switch (inside) {
                case CONTENT -> content();
                case COMMENT -> endsWith('-' << 16 | '-' << 8 | '>', 0xFFFFFF);
                case CDATA -> endsWith(']' << 16 | ']' << 8 | '>', 0xFFFFFF);
                case INSTRUCTION -> endsWith('?' << 8 | '>', 0xFFFF);
            }
            if (length > LONGEST_PIECE) {
                throw new Refused("pricelist.file.bomb");
            }
        }
    }

    private void content() {
        if ((last & 0xFF) == '<') {
            length = 0;
        } else if (last == ('<' << 24 | '!' << 16 | '-' << 8 | '-')) {
            inside = Inside.COMMENT;
        } else if (last == ('<' << 24 | '!' << 16 | '[' << 8 | 'C')) {
            inside = Inside.CDATA;
        } else if ((last & 0xFFFF) == ('<' << 8 | '?')) {
            inside = Inside.INSTRUCTION;
        }
    }

    private void endsWith(int end, int mask) {
        if ((last & mask) == end) {
            inside = Inside.CONTENT;
            length = 0;
        }
    }
}
