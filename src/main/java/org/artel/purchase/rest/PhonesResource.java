package org.artel.purchase.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.artel.account.Viewer;
import org.artel.purchase.RevealService;

/** Phones between organizer and participants, from the Stop on; whose phone it is can read who had it shown. */
@Path("purchases/{purchaseId}/phones")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PhonesResource {

    public record PhoneJson(String phone) {
    }

    @Inject
    private RevealService reveals;
    @Inject
    private Viewer viewer;

    @POST
    @Path("{memberId}/reveal")
    public PhoneJson reveal(@PathParam("purchaseId") long purchaseId, @PathParam("memberId") long memberId) {
        return new PhoneJson(reveals.revealPhone(viewer.require(), purchaseId, memberId));
    }
}
