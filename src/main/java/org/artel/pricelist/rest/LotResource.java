package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotHistoryService;
import org.artel.pricelist.LotRevision;
import org.artel.pricelist.PricelistService;

/** One lot. Its ETag is its revision; {@code If-Match} refuses (412) a change of what somebody else changed meanwhile. */
@Path("lots/{lotId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LotResource {

    @Inject
    private PricelistService pricelist;
    @Inject
    private LotHistoryService history;
    @Inject
    private Viewer viewer;

    @GET
    public Response get(@PathParam("lotId") long lotId) {
        Lot lot = pricelist.requireLot(lotId, viewer.memberId());
        boolean prices = pricelist.seesPrices(pricelist.requireReadable(lot.purchaseId(), viewer.memberId()), viewer.memberId());
        return Response.ok(LotJson.of(lot, pricelist.variantsOf(List.of(lotId)).getOrDefault(lotId, List.of()),
                pricelist.takenOf(List.of(lotId)), prices)).tag(String.valueOf(lot.revision())).build();
    }

    /** What was changed, when and by whom; the newest first. */
    @GET
    @Path("revisions")
    public List<LotRevision> revisions(@PathParam("lotId") long lotId) {
        return history.revisions(lotId, viewer.memberId());
    }

    /** The lot as it stood in an earlier revision; the current one is at the lot itself. */
    @GET
    @Path("revisions/{revision}")
    public String earlier(@PathParam("lotId") long lotId, @PathParam("revision") int revision) {
        Lot lot = pricelist.requireLot(lotId, viewer.memberId());
        if (!pricelist.seesPrices(pricelist.requireReadable(lot.purchaseId(), viewer.memberId()), viewer.memberId())) {
            throw Refused.notFound();
        }
        return pricelist.earlier(lotId, revision).orElseThrow(Refused::notFound);
    }

    /** @param applyToOrders what is ordered of it costs the new price, too; otherwise lines keep their price */
    @PUT
    public Response change(@PathParam("lotId") long lotId, @HeaderParam("If-Match") String ifMatch,
            @QueryParam("applyToOrders") @DefaultValue("false") boolean applyToOrders, LotJson lot) {
        if (lot == null) {
            throw new Refused("refused.malformed");
        }
        pricelist.change(viewer.require(), lotId, lot.content(), revision(ifMatch), applyToOrders);
        return get(lotId);
    }

    /** Whom {@code ?applyToOrders=true} with this content would touch: nothing is changed. */
    @POST
    @Path("effect")
    public EffectJson effect(@PathParam("lotId") long lotId, LotJson lot) {
        if (lot == null) {
            throw new Refused("refused.malformed");
        }
        return EffectJson.of(pricelist.effect(viewer.require(), lotId, lot.content()));
    }

    /** Takes the lot out of the list; what is ordered of it stays. */
    @DELETE
    public void withdraw(@PathParam("lotId") long lotId, @HeaderParam("If-Match") String ifMatch) {
        pricelist.withdraw(viewer.require(), lotId, revision(ifMatch));
    }

    /** Null: no precondition. */
    private static Integer revision(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        String tag = ifMatch.strip().replaceAll("^\"(.*)\"$", "$1");
        if (!tag.matches("[0-9]{1,9}")) {
            throw new Refused(Refused.Kind.STALE, "refused.stale");
        }
        return Integer.valueOf(tag);
    }
}
