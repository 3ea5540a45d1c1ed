package org.artel.notification;

import java.math.BigDecimal;
import java.time.Instant;
import org.artel.common.Money;
import org.artel.common.UnitPrice;

/**
 * A figure of a notice as its column keeps it: a letter for its type, a colon, the value. The reader's language is known only
 * when the notice is read.
 *
 * <pre>
 * s:Honey from Altai   m:12.50   t:2026-05-26T18:00:00Z   n:23   p:540.00
 * </pre>
 */
final class Argument {

    private Argument() {
    }

    static String written(Object value) {
        if (value instanceof Money m) {
            return "m:" + m;
        } else if (value instanceof UnitPrice p) {
            return "p:" + p;
        } else if (value instanceof Instant t) {
            return "t:" + t;
        } else if (value instanceof BigDecimal || value instanceof Integer || value instanceof Long) {
            return "n:" + value;
        }
        return "s:" + (value == null ? "" : value);
    }

    static Object read(String argument) {
        String value = argument.substring(2);
        return switch (argument.charAt(0)) {
            case 'm' -> Money.of(value);
            case 'p' -> UnitPrice.of(value);
            case 't' -> Instant.parse(value);
            case 'n' -> new BigDecimal(value);
            default -> value;
        };
    }
}
