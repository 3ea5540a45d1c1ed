package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotFilter;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.Purchase;

/** The lots of a purchase, in the order of its list. */
@Path("purchases/{purchaseId}/lots")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LotsResource {

    private static final int MOST = 500;

    /** @param after give it back as {@code ?after=} to read on; absent at the end */
    public record LotsJson(List<LotJson> lots, Integer after) {
    }

    @Inject
    private PricelistService pricelist;
    @Inject
    private Viewer viewer;

    @GET
    public LotsJson list(@PathParam("purchaseId") long purchaseId, @QueryParam("after") @DefaultValue("0") int after,
            @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("q") String words, @QueryParam("category") String category) {
        Purchase purchase = pricelist.requireReadable(purchaseId, viewer.memberId());
        int size = Math.max(1, Math.min(limit, MOST));
        List<Lot> lots = pricelist.lots(purchaseId, new LotFilter(words, category, false), after, size);
        List<Long> ids = lots.stream().map(Lot::id).toList();
        Map<Long, List<LotVariant>> variants = pricelist.variantsOf(ids);
        Map<Long, VariantGate.Taken> taken = pricelist.takenOf(ids);
        boolean prices = pricelist.seesPrices(purchase, viewer.memberId());
        return new LotsJson(lots.stream().map(lot -> LotJson.of(lot, variants.getOrDefault(lot.id(), List.of()), taken, prices)).toList(),
                lots.size() < size ? null : lots.get(size - 1).position());
    }

    @POST
    public Response add(@PathParam("purchaseId") long purchaseId, LotJson lot, @Context UriInfo uri) {
        if (lot == null) {
            throw new Refused("refused.malformed");
        }
        long id = pricelist.add(viewer.require(), purchaseId, lot.content());
        Lot added = pricelist.requireLot(id, viewer.require());
        return Response.created(uri.getBaseUriBuilder().path("lots/" + id).build()).tag(String.valueOf(added.revision()))
                .entity(LotJson.of(added, pricelist.variantsOf(List.of(id)).get(id), pricelist.takenOf(List.of(id)), true)).build();
    }
}
