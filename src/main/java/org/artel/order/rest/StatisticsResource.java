package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.order.Statistics;
import org.artel.order.StatisticsService;

/** How a purchase was collected over time, and what past ones say of its minimum. */
@Path("purchases/{purchaseId}/statistics")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StatisticsResource {

    /** At the end of a day; {@code goods} is absent where the caller may not see sums. */
    public record DayJson(LocalDate date, Money goods, Quantity quantity, int participants) {
    }

    /** In percent of the minimum at the stop date, from so many past purchases: a range, no promise. */
    public record ForecastJson(int from, int to, int purchases) {
    }

    /** {@code forecast} is absent when nothing can be said. */
    public record StatisticsJson(List<DayJson> days, ForecastJson forecast) {
    }

    @Inject
    private StatisticsService statistics;
    @Inject
    private Viewer viewer;

    @GET
    public StatisticsJson statistics(@PathParam("purchaseId") long purchaseId) {
        Statistics found = statistics.of(purchaseId, viewer.require(), viewer.zone());
        return new StatisticsJson(found.days().stream().map(day -> new DayJson(day.date(), day.goods(), day.quantity(), day.participants())).toList(),
                found.forecast().map(f -> new ForecastJson(f.from(), f.to(), f.purchases())).orElse(null));
    }
}
