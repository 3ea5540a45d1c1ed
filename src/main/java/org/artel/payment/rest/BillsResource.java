package org.artel.payment.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.payment.BillDue;
import org.artel.payment.BillService;

/** Who owes what, for whoever manages the purchase. */
@Path("purchases/{id}/bills")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BillsResource {

    /** @param participant the number within the purchase */
    public record DueJson(long participationId, int participant, Money total, Money due, Money credit) {
    }

    public record DuesJson(List<DueJson> bills) {
    }

    @Inject
    private BillService bills;
    @Inject
    private Viewer viewer;

    @GET
    public DuesJson bills(@PathParam("id") long purchaseId) {
        return new DuesJson(bills.dues(purchaseId, viewer.require()).stream().map(BillsResource::due).toList());
    }

    private static DueJson due(BillDue due) {
        return new DueJson(due.participation().id(), due.participation().pseudonymNo(), due.billed(), due.due(), due.credit());
    }
}
