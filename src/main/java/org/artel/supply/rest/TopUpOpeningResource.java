package org.artel.supply.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.supply.TopUpOpening;

/** What a top-up would ask for, and opening it. */
@Path("purchases/{purchaseId}/top-up/opening")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TopUpOpeningResource {

    public record LackJson(long variantId, String name, Quantity missing) {
    }

    public record LacksJson(List<LackJson> lacks) {
    }

    /** @param reason may be absent */
    public record OpenJson(String reason) {
    }

    @Inject
    private TopUpOpening opening;
    @Inject
    private Viewer viewer;

    @GET
    public LacksJson lacks(@PathParam("purchaseId") long purchaseId) {
        return new LacksJson(opening.lacks(purchaseId, viewer.require()).stream()
                .map(lack -> new LackJson(lack.variant().id(), lack.lot().nameOf(lack.variant()), lack.units())).toList());
    }

    @POST
    public void open(@PathParam("purchaseId") long purchaseId, OpenJson body) {
        opening.open(purchaseId, viewer.require(), body == null ? null : body.reason());
    }
}
