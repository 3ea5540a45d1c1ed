package org.artel.search;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.artel.common.Refused;

/** Where a page ended, as text for an address: score, date and key of its last hit. Means the same after the index was refreshed. */
final class Cursor {

    private static final int BY_SCORE = Float.BYTES + 2 * Long.BYTES;

    private Cursor() {
    }

    static String of(FieldDoc last) {
        ByteBuffer bytes = ByteBuffer.allocate(BY_SCORE);
        int at = 0;
        bytes.putFloat(last.fields.length == 3 ? (Float) last.fields[at++] : 0);
        bytes.putLong((Long) last.fields[at++]);
        bytes.putLong((Long) last.fields[at]);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * @param byScore whether the hits are ordered by score first
     * @throws Refused if it is none of ours
     */
    static FieldDoc read(String cursor, boolean byScore) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            float score = bytes.getFloat();
            long date = bytes.getLong();
            long key = bytes.getLong();
            // the document's number is not compared, because the key before it never ties
            return new FieldDoc(Integer.MAX_VALUE, score, byScore ? new Object[] {score, date, key} : new Object[] {date, key});
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new Refused("search.cursor");
        }
    }
}
