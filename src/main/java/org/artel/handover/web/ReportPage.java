package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;
import org.artel.common.Texts;
import org.artel.handover.ClosingReport;
import org.artel.handover.ClosingService;

/** {@code /report/12}: what a closed purchase came to, for everybody. */
@Named("reportPage")
@RequestScoped
public class ReportPage {

    private static final int CHARTED = 20;

    @Inject
    private HandoverDesk desk;
    @Inject
    private ClosingService closing;

    private ClosingReport report;

    public void open() {
        report = closing.report(desk.getShown().id(), desk.viewerId()).orElse(null);
    }

    /** Null: it is not closed. */
    public ClosingReport getReport() {
        return report;
    }

    public String getStages() {
        Texts texts = desk.texts();
        return ReportChart.svg(texts.text("report.stages"), report.stages().stream().map(each -> new ReportChart.Bar(texts.name(each.stage()),
                BigDecimal.valueOf(each.hours()), days(each))).toList());
    }

    /** '3 days', or '5 hours' for less than one. */
    public String days(ClosingReport.StageTime time) {
        return time.hours() < 24 ? desk.texts().plural("report.hours", time.hours()) : desk.texts().plural("report.days", time.days());
    }

    /** The dearest articles, as they were ordered and as they came to. */
    public String getPrices() {
        Texts texts = desk.texts();
        List<ReportChart.Bar> bars = report.articles().stream().sorted((a, b) -> b.reached().compareTo(a.reached())).limit(CHARTED)
                .map(each -> new ReportChart.Bar(each.name(), each.reached().amount(), texts.price(each.ordered()) + " → " + texts.price(each.reached())))
                .toList();
        return ReportChart.svg(texts.text("report.prices"), bars);
    }
}
