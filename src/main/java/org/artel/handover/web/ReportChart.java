package org.artel.handover.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.artel.forum.Markdown;

/** Draws bars with their labels and figures as SVG. What they show stands in a table beside them, too. */
final class ReportChart {

    private static final int WIDTH = 640;
    private static final int LINE = 40;
    private static final int BAR = 12;

    /** One bar; {@code figure}: what stands at its end. */
    record Bar(String label, BigDecimal value, String figure) {
    }

    private ReportChart() {
    }

    static String svg(String title, List<Bar> bars) {
        BigDecimal highest = bars.stream().map(Bar::value).reduce(BigDecimal.ONE, BigDecimal::max);
        StringBuilder out = new StringBuilder("<svg class=\"bars\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(bars.size() * LINE)
                .append("\" role=\"img\" aria-label=\"").append(Markdown.escaped(title)).append("\">");
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = i * LINE;
            out.append("<text x=\"0\" y=\"").append(y + 15).append("\" font-size=\"14\" fill=\"currentColor\">").append(Markdown.escaped(shortened(bar.label())))
                    .append("</text><text x=\"").append(WIDTH).append("\" y=\"").append(y + 15)
                    .append("\" font-size=\"14\" text-anchor=\"end\" fill=\"currentColor\">").append(Markdown.escaped(bar.figure()))
                    .append("</text><rect x=\"0\" y=\"").append(y + 20).append("\" height=\"").append(BAR).append("\" rx=\"2\" width=\"")
                    .append(bar.value().multiply(BigDecimal.valueOf(WIDTH)).divide(highest, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE)).append("\"/>");
        }
        return out.append("</svg>").toString();
    }

    /** As much as fits beside the figure. */
    private static String shortened(String label) {
        return label.length() > 60 ? label.substring(0, 59) + "…" : label;
    }
}
