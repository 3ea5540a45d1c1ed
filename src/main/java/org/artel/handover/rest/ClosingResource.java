package org.artel.handover.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.handover.ClosingService;
import org.artel.handover.OpenLines;

/** What is open before a purchase can be closed, and its closing; for organizer and co-organizers. */
@Path("purchases/{purchaseId}/closing")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClosingResource {

    public record ParcelJson(long participationId, int number, String name, Quantity units) {
    }

    /** {@code obstacles} empty: it can be closed. */
    public record OpenJson(List<ParcelJson> parcels, Quantity leftovers, int complaints, BigDecimal clearing, List<String> obstacles) {
    }

    @Inject
    private ClosingService closing;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    @GET
    public OpenJson open(@PathParam("purchaseId") long purchaseId) {
        OpenLines open = closing.open(purchaseId, viewer.require());
        Texts texts = Texts.of(viewer.locale(), viewer.zone(), clock.instant());
        return new OpenJson(open.parcels().stream().map(each -> new ParcelJson(each.parcel().participationId(), each.parcel().number(), each.parcel().name(),
                each.units())).toList(), open.leftovers(), open.complaints(), open.clearing().amount(), open.obstacles().stream().map(texts::of).toList());
    }

    @POST
    public void close(@PathParam("purchaseId") long purchaseId) {
        closing.close(purchaseId, viewer.require());
    }
}
