package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentDetailsTest {

    @ParameterizedTest
    @CsvSource({"Card 2200 1111 4567, 4567", "Card 2200-11-1-2 of Olga, 1112", "pay.example/olga, olga", "12, 12"})
    void theEndingIsWhatAPayerRecognizes(String text, String ending) {
        assertEquals(ending, new PaymentDetails(1, text, Instant.EPOCH).ending());
    }
}
