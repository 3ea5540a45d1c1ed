package org.artel.search;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.artel.common.Refused;

/**
 * Where a page ended, as text for an address. Means the same after the index was refreshed.
 *
 * @param titled the last hit was one of those that are found by their title and come first
 * @param last date and key of the last hit
 */
record Cursor(boolean titled, FieldDoc last) {

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + 2 * Long.BYTES);
        bytes.put((byte) (titled ? 1 : 0)).putLong((Long) last.fields[0]).putLong((Long) last.fields[1]);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws Refused if it is none of ours */
    static Cursor of(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            boolean titled = bytes.get() == 1;
            // the document's number is not compared, because the key before it never ties
            return new Cursor(titled, new FieldDoc(Integer.MAX_VALUE, 0, new Object[] {bytes.getLong(), bytes.getLong()}));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new Refused("search.cursor");
        }
    }
}
