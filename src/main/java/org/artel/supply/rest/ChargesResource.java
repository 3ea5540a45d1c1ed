package org.artel.supply.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.purchase.DeliveryBasis;
import org.artel.supply.ChargeCommand;
import org.artel.supply.InvoiceService;
import org.artel.supply.InvoicedCharge;

/** Delivery bills, discounts and bank fees of a purchase. */
@Path("purchases/{purchaseId}/charges")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChargesResource {

    public record WriteChargeJson(InvoicedCharge.Kind kind, String name, DeliveryBasis basis, Long pickupPointId, Money total) {
    }

    /** @param total negative for a discount */
    public record ChargeJson(long id, InvoicedCharge.Kind kind, String name, DeliveryBasis basis, Long pickupPointId, Money total) {

        ChargeJson(InvoicedCharge charge) {
            this(charge.id(), charge.kind(), charge.name(), charge.basis(), charge.pickupPointId(), charge.total());
        }
    }

    public record ChargesJson(List<ChargeJson> charges) {
    }

    @Inject
    private InvoiceService invoices;
    @Inject
    private Viewer viewer;

    @GET
    public ChargesJson list(@PathParam("purchaseId") long purchaseId) {
        return new ChargesJson(invoices.charges(purchaseId, viewer.require()).stream().map(ChargeJson::new).toList());
    }

    @POST
    public Response write(@PathParam("purchaseId") long purchaseId, WriteChargeJson body, @Context UriInfo here) {
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        long id = invoices.charge(purchaseId, viewer.require(), new ChargeCommand(body.kind(), body.name(), body.basis(), body.pickupPointId(), body.total()));
        return Response.created(here.getAbsolutePathBuilder().path(Long.toString(id)).build()).entity(list(purchaseId)).build();
    }

    @DELETE
    @Path("{chargeId}")
    public void withdraw(@PathParam("purchaseId") long purchaseId, @PathParam("chargeId") long chargeId) {
        invoices.withdrawCharge(purchaseId, viewer.require(), chargeId);
    }
}
