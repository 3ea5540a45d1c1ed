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

/** The whole price list for a spreadsheet. */
@Path("purchases/{purchaseId}/lots.csv")
@RequestScoped
public class LotsCsvResource {

    @Inject
    private PricelistService pricelist;
    @Inject
    private Viewer viewer;
    @Inject
    private ListExports exports;
    @Inject
    private Clock clock;

    @GET
    @Produces("text/csv;charset=UTF-8")
    public Response download(@PathParam("purchaseId") long purchaseId) {
        exports.count();
        String csv = pricelist.csv(purchaseId, viewer.memberId(), Texts.of(viewer.locale(), viewer.zone(), clock.instant()));
        return Response.ok(csv).header("Content-Disposition", "attachment; filename=\"price-list-" + purchaseId + ".csv\"").build();
    }
}
