package org.artel.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNumberTest {

    @Test
    void whatSpreadsheetsWriteIsRead() {
        assertEquals(Optional.of(new BigDecimal("12.50")), FileNumber.of(" 12.50 "));
        assertEquals(Optional.of(new BigDecimal("3.3333333333333331E-2")), FileNumber.of("3.3333333333333331E-2"));
        assertEquals(Optional.of(new BigDecimal("1.7976931348623157E308")), FileNumber.of("1.7976931348623157E308"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "twelve", "1E999999999", "1E-999999999", "-1E1000", "11111111111111111111111111111111111111111"})
    void whatNobodyMeansIsNone(String text) {
        assertEquals(Optional.empty(), FileNumber.of(text));
    }
}
