package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.Forecast;
import org.artel.order.Statistics;
import org.artel.order.StatisticsService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.omnifaces.cdi.Param;

/** {@code /statistics/12}: how a purchase was collected, and what past ones say of its minimum. */
@Named("statistics")
@RequestScoped
public class StatisticsPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private StatisticsService service;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TopicService topics;

    private Statistics statistics;
    private Topic topic;

    public void open() {
        getShown();
    }

    public Statistics getShown() {
        if (statistics == null) {
            statistics = service.of(Reading.id(address), reading.viewer().require(), reading.viewer().zone());
        }
        return statistics;
    }

    public Topic getTopic() {
        if (topic == null) {
            topic = topics.byId(purchase().topicId());
        }
        return topic;
    }

    private Purchase purchase() {
        return purchases.byId(Reading.id(address));
    }

    public String getChart() {
        return new ChartWriter(reading.texts()).svg(getShown());
    }

    /** Never a promise: a range and from how many purchases; or that nothing can be said. Null where nobody asks. */
    public String getForecast() {
        if (!getShown().asked()) {
            return null;
        }
        return getShown().forecast().map(f -> reading.texts().plural("order.statistics.forecast", f.purchases(), BigDecimal.valueOf(f.from()),
                BigDecimal.valueOf(f.to()), purchase().terms().stopAt()))
                .orElseGet(() -> reading.texts().text("order.statistics.noForecast", Forecast.PURCHASES_MIN));
    }
}
