package org.artel.order.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.artel.common.Texts;
import org.artel.forum.Markdown;
import org.artel.order.Statistics;

/** Draws what was collected over time as SVG: a step a day, the minimum as a line. The table below it says the same. */
final class ChartWriter {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 220;
    private static final int EDGE = 8;

    private final Texts texts;

    ChartWriter(Texts texts) {
        this.texts = texts;
    }

    String svg(Statistics statistics) {
        List<Statistics.Day> days = statistics.days();
        BigDecimal highest = days.stream().map(Statistics.Day::amount).reduce(BigDecimal.ONE, BigDecimal::max);
        if (statistics.minimum() != null) {
            highest = highest.max(statistics.minimum());
        }
        long span = Math.max(1, ChronoUnit.DAYS.between(days.get(0).date(), days.get(days.size() - 1).date()));
        StringBuilder line = new StringBuilder();
        String before = null;
        for (Statistics.Day day : days) {
            long x = EDGE + ChronoUnit.DAYS.between(days.get(0).date(), day.date()) * (WIDTH - 2 * EDGE) / span;
            String y = y(day.amount(), highest);
            line.append(before == null ? "M" + EDGE + ' ' + (HEIGHT - EDGE) + " V" + y : " H" + x + " V" + y);
            before = y;
        }
        line.append(" H").append(WIDTH - EDGE);
        StringBuilder out = new StringBuilder("<svg class=\"chart\" viewBox=\"0 0 " + WIDTH + ' ' + HEIGHT + "\" role=\"img\" aria-label=\"")
                .append(Markdown.escaped(texts.text("order.statistics.chart"))).append("\">");
        if (statistics.minimum() != null) {
            String y = y(statistics.minimum(), highest);
            out.append("<path class=\"minimum\" d=\"M").append(EDGE).append(' ').append(y).append(" H").append(WIDTH - EDGE).append("\"/>");
        }
        return out.append("<path class=\"collected\" d=\"").append(line).append("\"/></svg>").toString();
    }

    private static String y(BigDecimal amount, BigDecimal highest) {
        return BigDecimal.valueOf(HEIGHT - EDGE).subtract(amount.multiply(BigDecimal.valueOf(HEIGHT - 2 * EDGE))
                .divide(highest, 1, RoundingMode.HALF_UP)).toPlainString();
    }
}
