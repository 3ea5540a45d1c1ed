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
import org.artel.payment.PaymentService;

/** Who owes what, for organizer and co-organizers. */
@Path("purchases/{purchaseId}/debts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DebtsResource {

    /** @param owed below zero: has paid too much */
    public record DebtJson(long participationId, String name, String paymentReference, Money owed) {
    }

    public record DebtsJson(List<DebtJson> debts) {
    }

    @Inject
    private PaymentService payments;
    @Inject
    private Viewer viewer;

    @GET
    public DebtsJson list(@PathParam("purchaseId") long purchaseId) {
        return new DebtsJson(payments.owing(viewer.require(), purchaseId).stream().map(each -> new DebtJson(each.participation().id(), each.name(),
                each.participation().paymentReference().text(), each.owed())).toList());
    }
}
