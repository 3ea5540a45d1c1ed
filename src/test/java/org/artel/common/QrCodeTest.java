package org.artel.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Property(tries = 100)
    void whatIsDrawnIsReadAgain(@ForAll @NotBlank @StringLength(max = 300) String text) throws Exception {
        // half of a pair of surrogates has no bytes in UTF-8
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertEquals(whole, read(QrCode.svg(whole)));
    }

    @Test
    void itIsASquareOfSvgWithAWhiteBorder() throws Exception {
        String svg = QrCode.svg("12-345");
        assertTrue(svg.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 29 29\""), svg);
        assertTrue(MODULE.matcher(svg).results().allMatch(m -> Integer.parseInt(m.group(1)) >= 4 && Integer.parseInt(m.group(2)) >= 4));
        assertEquals("12-345", read(svg));
    }

    @Test
    void aTextThatNoCodeHoldsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> QrCode.svg("x".repeat(3000)));
    }

    /** The text of a code that was drawn. */
    public static String read(String svg) throws Exception {
        Matcher size = SIZE.matcher(svg);
        assertTrue(size.find());
        int quiet = 4;
        BitMatrix code = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * quiet);
        Matcher modules = MODULE.matcher(svg);
        while (modules.find()) {
            code.set(Integer.parseInt(modules.group(1)) - quiet, Integer.parseInt(modules.group(2)) - quiet);
        }
        return new Decoder().decode(code).getText();
    }
}
