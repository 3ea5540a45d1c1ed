package org.artel.notification;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.common.Words;

/**
 * A figure of a notice as its column keeps it: a letter for its type, a colon, the value. The reader's language is known only
 * when the notice is read.
 *
 * <pre>
 * s:Honey from Altai   m:12.50   t:2026-05-26T18:00:00Z   n:23   q:2.5   p:540.00
 * w:["s:purchase.missing.goods","m:1580.00"]
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
        } else if (value instanceof Quantity q) {
            return "q:" + q;
        } else if (value instanceof Words w) {
            return "w:" + Notice.json(Stream.concat(Stream.of(w.key()), Stream.of(w.args())).toArray());
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
            case 'q' -> Quantity.of(value);
            case 'w' -> words(Notice.arguments(value));
            case 't' -> Instant.parse(value);
            case 'n' -> new BigDecimal(value);
            default -> value;
        };
    }

    private static Words words(List<Object> keyAndArguments) {
        return new Words((String) keyAndArguments.get(0), keyAndArguments.subList(1, keyAndArguments.size()).toArray());
    }
}
