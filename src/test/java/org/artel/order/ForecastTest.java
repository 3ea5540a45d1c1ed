package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.artel.order.Forecast.Past;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final List<Past> WORKED = List.of(past(3000, 5000), past(8000, 10_000), past(2000, 4000));

    private static Past past(long byThen, long inTheEnd) {
        return new Past(BigDecimal.valueOf(byThen), BigDecimal.valueOf(inTheEnd));
    }

    private static Optional<Forecast> of(long collected, List<Past> past) {
        return Forecast.of(BigDecimal.valueOf(collected), BigDecimal.valueOf(10_000), past);
    }

    @Test
    void theWorkedTable() {
        assertEquals(Optional.of(new Forecast(75, 120, 3)), of(6000, WORKED));
    }

    @Test
    void theRangeIsRoundedOutward() {
        assertEquals(Optional.of(new Forecast(75, 125, 3)), of(6100, WORKED), "76.25 % and 122 %");
    }

    @Test
    void ofTooFewPastPurchasesNothingIsSaid() {
        assertEquals(Optional.empty(), of(6000, WORKED.subList(0, 2)));
    }

    @Test
    void aPastPurchaseThatHadNothingByThenTellsNothing() {
        List<Past> past = new ArrayList<>(WORKED.subList(0, 2));
        past.add(past(0, 4000));
        assertEquals(Optional.empty(), of(6000, past));
        past.add(past(4000, 4000));
        assertEquals(Optional.of(new Forecast(60, 100, 3)), of(6000, past));
    }

    @Test
    void whereNothingIsCollectedNothingIsSaid() {
        assertEquals(Optional.empty(), of(0, WORKED));
    }
}
