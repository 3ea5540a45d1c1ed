package org.artel.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How much of its minimum a purchase may come to by the stop date, told as a range and never as a promise: what is collected now,
 * divided by the share that each past purchase of the same organizer in the same section had collected at the same part of its
 * time. The range is rounded outward to whole 5 percent.
 *
 * <pre>
 * collected 6000 of a minimum of 10000 after 40 % of the time
 *
 * past purchase   by 40 % of its time   in the end   share   this one would come to   of the minimum
 * A               3000                  5000         60 %    10000                    100 %
 * B               8000                  10000        80 %    7500                     75 %
 * C               2000                  4000         50 %    12000                    120 %
 *
 * between 75 % and 120 % of the minimum, from 3 past purchases
 * </pre>
 *
 * @param from      in percent of the minimum, a multiple of 5
 * @param to        the same, not below {@code from}
 * @param purchases from how many past purchases
 */
public record Forecast(int from, int to, int purchases) {

    /** From fewer past purchases nothing can be said. */
    public static final int PURCHASES_MIN = 3;

    private static final BigDecimal STEP = BigDecimal.valueOf(5);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * What a past purchase had collected.
     *
     * @param byThen at the same part of its time
     * @param inTheEnd at its Stop
     */
    public record Past(BigDecimal byThen, BigDecimal inTheEnd) {

        /** A purchase that had nothing by then says nothing of one that has something. */
        boolean tells() {
            return byThen.signum() > 0 && inTheEnd.signum() > 0;
        }
    }

    /**
     * @param collected now
     * @param minimum   above zero, in the same measure
     * @return empty when nothing can be said: nothing is collected, or too few past purchases tell anything
     */
    public static Optional<Forecast> of(BigDecimal collected, BigDecimal minimum, Collection<Past> past) {
        List<BigDecimal> percents = past.stream().filter(Past::tells)
                .map(p -> collected.multiply(p.inTheEnd()).multiply(HUNDRED).divide(p.byThen().multiply(minimum), 4, RoundingMode.HALF_UP))
                .sorted().toList();
        if (collected.signum() <= 0 || percents.size() < PURCHASES_MIN) {
            return Optional.empty();
        }
        return Optional.of(new Forecast(rounded(percents.get(0), RoundingMode.FLOOR),
                rounded(percents.get(percents.size() - 1), RoundingMode.CEILING), percents.size()));
    }

    private static int rounded(BigDecimal percent, RoundingMode mode) {
        return percent.divide(STEP, 0, mode).multiply(STEP).intValueExact();
    }
}
