package org.artel.common;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers in files that others make: {@code 1E999999999} is short there, and takes gigabytes once its zeros are written out. */
public final class FileNumber {

    private static final int MOST_CHARACTERS = 40;
    /** Above and below the point; a spreadsheet's own numbers have at most 308 zeros. */
    private static final int MOST_DIGITS = 400;

    private FileNumber() {
    }

    /** @return empty when the text is no number, or none that could be meant */
    public static Optional<BigDecimal> of(String text) {
        String number = text.strip();
        if (number.isEmpty() || number.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            BigDecimal found = new BigDecimal(number);
            return Math.abs((long) found.scale()) <= MOST_DIGITS ? Optional.of(found) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
