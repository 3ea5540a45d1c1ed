package org.artel.handover.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.handover.ClosingReport;
import org.artel.handover.ClosingService;
import org.artel.purchase.Stage;

/** The public closing report of a purchase. */
@Path("purchases/{purchaseId}/report")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {

    public record StageJson(Stage stage, Instant from, long hours) {
    }

    public record ArticleJson(String article, String name, Quantity units, UnitPrice ordered, UnitPrice reached, UnitPrice retail) {
    }

    /** {@code articles} absent: prices are not for this viewer. */
    public record ReportJson(int participants, BigDecimal invoiced, BigDecimal delivery, BigDecimal discount, BigDecimal percent, BigDecimal refunded,
            Quantity ordered, Quantity invoicedUnits, Quantity missing, Quantity handedOver, Quantity leftover, int complaints, int granted,
            List<StageJson> stages, List<ArticleJson> articles) {

        static ReportJson of(ClosingReport r) {
            return new ReportJson(r.participants(), r.invoiced().amount(), r.delivery().amount(), r.discount().amount(), r.percent().amount(),
                    r.refunded().amount(), r.ordered(), r.invoicedUnits(), r.missing(), r.handedOver(), r.leftover(), r.complaints(), r.granted(),
                    r.stages().stream().map(s -> new StageJson(s.stage(), s.from(), s.hours())).toList(), r.articles() == null ? null
                    : r.articles().stream().map(a -> new ArticleJson(a.article(), a.name(), a.units(), a.ordered(), a.reached(), a.retail())).toList());
        }
    }

    @Inject
    private ClosingService closing;
    @Inject
    private Viewer viewer;

    @GET
    public ReportJson report(@PathParam("purchaseId") long purchaseId) {
        return ReportJson.of(closing.report(purchaseId, viewer.memberId()).orElseThrow(Refused::notFound));
    }
}
