package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.artel.account.Viewer;
import org.artel.order.BoxAlertService;

/** Whether the caller hears before the Stop that a box or row of theirs is not full. Off until it is switched on. */
@Path("purchases/{purchaseId}/box-alert")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BoxAlertResource {

    public record BoxAlertJson(boolean on) {
    }

    @Inject
    private BoxAlertService alerts;
    @Inject
    private Viewer viewer;

    @GET
    public BoxAlertJson alert(@PathParam("purchaseId") long purchaseId) {
        return new BoxAlertJson(alerts.isOn(viewer.require(), purchaseId));
    }

    @PUT
    public BoxAlertJson on(@PathParam("purchaseId") long purchaseId) {
        alerts.set(viewer.require(), purchaseId, true);
        return alert(purchaseId);
    }

    @DELETE
    public BoxAlertJson off(@PathParam("purchaseId") long purchaseId) {
        alerts.set(viewer.require(), purchaseId, false);
        return alert(purchaseId);
    }
}
