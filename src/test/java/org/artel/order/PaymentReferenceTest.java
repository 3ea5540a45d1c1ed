package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.artel.common.Refused;
import org.junit.jupiter.api.Test;

class PaymentReferenceTest {

    @Test
    void theCheckDigitsLeaveOneAtNinetySeven() {
        assertEquals("00079444", PaymentReference.of(794).text());
    }

    @Test
    void somethingElseIsNoReference() {
        assertThrows(Refused.class, () -> new PaymentReference("AB079444"));
        assertThrows(Refused.class, () -> new PaymentReference("444"));
    }

    @Property
    void everyWrongDigitIsNoticed(@ForAll @LongRange(min = 1, max = 99_999_999L) long participation, @ForAll @IntRange(max = 7) int place,
            @ForAll @IntRange(max = 9) int digit) {
        StringBuilder text = new StringBuilder(PaymentReference.of(participation).text());
        Assume.that(text.charAt(place) - '0' != digit);
        text.setCharAt(place, (char) ('0' + digit));
        assertThrows(Refused.class, () -> new PaymentReference(text.toString()));
    }

    @Property
    void everySwapOfNeighboursIsNoticed(@ForAll @LongRange(min = 1, max = 99_999_999L) long participation,
            @ForAll @IntRange(max = 6) int place) {
        StringBuilder text = new StringBuilder(PaymentReference.of(participation).text());
        char first = text.charAt(place);
        Assume.that(first != text.charAt(place + 1));
        text.setCharAt(place, text.charAt(place + 1));
        text.setCharAt(place + 1, first);
        assertThrows(Refused.class, () -> new PaymentReference(text.toString()));
    }
}
