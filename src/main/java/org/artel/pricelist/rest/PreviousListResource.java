package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.pricelist.ListPair;
import org.artel.pricelist.PreviousListService;

/** The price list beside that of the supplier's purchase before it. */
@Path("purchases/{purchaseId}/previous-list")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PreviousListResource {

    private static final int MOST = 500;

    /** @param after give it back as {@code ?after=} to read on; absent at the end */
    public record PreviousListJson(long previousPurchaseId, List<PairJson> lots, Integer after) {
    }

    /** One article; {@code then} absent: new, {@code now} absent: gone. */
    public record PairJson(String article, String name, UnitPrice then, UnitPrice now) {
    }

    @Inject
    private PreviousListService previous;
    @Inject
    private Viewer viewer;

    /**
     * 404 when there is no earlier purchase of this supplier whose prices the caller may see.
     *
     * @param kind PRICED, NEW or GONE; absent: all that stand in this list
     */
    @GET
    public PreviousListJson get(@PathParam("purchaseId") long purchaseId, @QueryParam("kind") ListPair.Kind kind,
            @QueryParam("after") @DefaultValue("0") int after, @QueryParam("limit") @DefaultValue("100") int limit) {
        int most = Math.min(Math.max(limit, 1), MOST);
        long earlier = previous.previous(purchaseId, viewer.memberId()).orElseThrow(Refused::notFound).id();
        List<ListPair> pairs = previous.compared(purchaseId, viewer.memberId(), kind, after, most);
        return new PreviousListJson(earlier, pairs.stream().map(pair -> new PairJson(pair.article(), pair.name(), pair.then(), pair.now())).toList(),
                pairs.size() < most ? null : pairs.get(pairs.size() - 1).position());
    }
}
