package org.artel.purchase.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.purchase.PaymentDetails;
import org.artel.purchase.RevealService;

/** Where participants pay: the organizer states it, participants have it shown from the Stop on. */
@Path("purchases/{purchaseId}/payment-details")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PaymentDetailsResource {

    public record StatedJson(String text) {
    }

    public record PaymentDetailsJson(String text, Instant changedAt) {

        PaymentDetailsJson(PaymentDetails details) {
            this(details.text(), details.changedAt());
        }
    }

    @Inject
    private RevealService reveals;
    @Inject
    private Viewer viewer;

    /** For the organizer. */
    @GET
    public PaymentDetailsJson own(@PathParam("purchaseId") long purchaseId) {
        return new PaymentDetailsJson(reveals.paymentDetails(viewer.require(), purchaseId).orElseThrow(Refused::notFound));
    }

    @PUT
    public PaymentDetailsJson state(@PathParam("purchaseId") long purchaseId, StatedJson body) {
        reveals.statePaymentDetails(viewer.require(), purchaseId, body == null ? null : body.text());
        return own(purchaseId);
    }

    /** The organizer can read who had them shown. */
    @POST
    @Path("reveal")
    public PaymentDetailsJson reveal(@PathParam("purchaseId") long purchaseId) {
        return new PaymentDetailsJson(reveals.revealPaymentDetails(viewer.require(), purchaseId));
    }
}
