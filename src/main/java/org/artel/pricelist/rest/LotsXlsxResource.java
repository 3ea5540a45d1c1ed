package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.artel.account.Viewer;
import org.artel.common.Texts;
import org.artel.pricelist.PricelistService;

/** The whole price list as a workbook. */
@Path("purchases/{purchaseId}/lots.xlsx")
@RequestScoped
public class LotsXlsxResource {

    @Inject
    private PricelistService pricelist;
    @Inject
    private Viewer viewer;
    @Inject
    private ListExports exports;
    @Inject
    private Clock clock;

    @GET
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    public Response download(@PathParam("purchaseId") long purchaseId) {
        exports.count();
        byte[] xlsx = pricelist.xlsx(purchaseId, viewer.memberId(), Texts.of(viewer.locale(), viewer.zone(), clock.instant()));
        return Response.ok(xlsx).header("Content-Disposition", "attachment; filename=\"price-list-" + purchaseId + ".xlsx\"").build();
    }
}
