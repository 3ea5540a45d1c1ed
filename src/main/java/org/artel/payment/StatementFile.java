package org.artel.payment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.artel.common.Refused;
import org.artel.pricelist.PriceListFile;

/**
 * A statement as a bank's page gives it. Its kind is told from its first characters, never from its name.
 *
 * @param content 1 byte to {@link #MAX_BYTES}
 */
public record StatementFile(String name, byte[] content) {

    public static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final int START = 1024;

    /** @throws Refused {@code statement.empty}, {@code statement.tooLarge} */
    public StatementFile {
        if (content.length == 0) {
            throw new Refused("statement.empty");
        }
        if (content.length > MAX_BYTES) {
            throw new Refused("statement.tooLarge", MAX_BYTES / 1024 / 1024);
        }
    }

    /**
     * Only money that came in counts.
     *
     * @param known    what the organizer's columns mean, by their headings
     * @param currency the portal's; lines in another one are counted and left out
     * @throws Refused {@code statement.broken}, {@code statement.unknownKind}, or as a table's file is refused
     */
    public Statement read(Map<String, StatementColumn> known, String currency) {
        String start = new String(content, 0, Math.min(content.length, START), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        if (OneCStatement.isOne(start)) {
            return OneCStatement.read(content);
        }
        if (start.startsWith("<")) {
            return CamtStatement.read(content, currency);
        }
        if (Mt940Statement.isOne(start)) {
            return Mt940Statement.read(text(), currency);
        }
        return new TableStatement(new PriceListFile(name, content).table(), known, currency).read();
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }
}
