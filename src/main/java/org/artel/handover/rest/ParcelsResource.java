package org.artel.handover.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.handover.OpenedParcel;
import org.artel.handover.ParcelService;

/** The parcels of a purchase with what is in them; for organizer and co-organizers. */
@Path("purchases/{purchaseId}/parcels")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ParcelsResource {

    public record GoodsJson(long lineId, long variantId, String article, String name, Quantity quantity) {
    }

    /** {@code proxy} empty: nobody but the participant. */
    public record ParcelJson(long participationId, int number, String name, String proxy, List<GoodsJson> goods) {

        static ParcelJson of(OpenedParcel opened) {
            return new ParcelJson(opened.parcel().participationId(), opened.parcel().number(), opened.parcel().name(), opened.parcel().proxy(),
                    opened.goods().stream().map(g -> new GoodsJson(g.lineId(), g.variantId(), g.article(), g.name(), g.quantity())).toList());
        }
    }

    public record ParcelsJson(List<ParcelJson> parcels) {
    }

    @Inject
    private ParcelService parcels;
    @Inject
    private Viewer viewer;

    /** With a code the one that it opens. */
    @GET
    public ParcelsJson parcels(@PathParam("purchaseId") long purchaseId, @QueryParam("code") String code) {
        long member = viewer.require();
        return new ParcelsJson((code == null ? parcels.all(purchaseId, member) : List.of(parcels.open(purchaseId, member, code))).stream()
                .map(ParcelJson::of).toList());
    }
}
