package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.artel.common.Refused;
import org.junit.jupiter.api.Test;

class PickupCodeTest {

    private static final PickupCode CODE = PickupCode.of(114, "a seal");

    @Test
    void aCodeIsReadHoweverItIsTyped() {
        String text = CODE.toString();
        assertTrue(text.matches("114-[2-9A-HJKMNP-Z]{5}"), text);
        assertEquals(CODE, PickupCode.typed(text));
        assertEquals(CODE, PickupCode.typed(" " + text.toLowerCase().replace("-", " ") + " "));
        PickupCode cyrillic = new PickupCode(3, "KAMX");
        assertEquals(cyrillic, PickupCode.typed("3-КАМХ" + cyrillic.toString().charAt(6)));
    }

    @Test
    void everyWrongSymbolAndEverySwapIsNoticed() {
        String text = CODE.toString().replace("-", "");
        for (int i = 0; i < text.length(); i++) {
            for (char other : "123456789ABCDEFGHJKMNPQRSTUVWXYZ".toCharArray()) {
                if (other != text.charAt(i)) {
                    String wrong = text.substring(0, i) + other + text.substring(i + 1);
                    assertThrows(Refused.class, () -> PickupCode.typed(wrong), wrong);
                }
            }
            if (i > 0 && text.charAt(i) != text.charAt(i - 1)) {
                String swapped = text.substring(0, i - 1) + text.charAt(i) + text.charAt(i - 1) + text.substring(i + 1);
                assertThrows(Refused.class, () -> PickupCode.typed(swapped), swapped);
            }
        }
    }

    @Test
    void anotherSealMakesAnotherCode() {
        assertNotEquals(CODE, PickupCode.of(114, "another seal"));
    }
}
