package org.artel.handover.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.handover.SheetKind;
import org.artel.handover.SheetService;

/** Packing lists, labels and hand-over sheets of a purchase as PDF, in the member's language. */
@Path("purchases/{purchaseId}/sheets")
@RequestScoped
public class SheetsResource {

    @Inject
    private SheetService sheets;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    @GET
    @Path("{kind}.pdf")
    @Produces("application/pdf")
    public Response pdf(@PathParam("purchaseId") long purchaseId, @PathParam("kind") String kind, @QueryParam("point") Long point,
                        @QueryParam("day") String day, @QueryParam("zone") String zone) {
        long member = viewer.require();
        SheetKind wanted = Arrays.stream(SheetKind.values()).filter(each -> each.name().equals(kind)).findAny().orElseThrow(Refused::notFound);
        byte[] pdf;
        try {
            Texts texts = Texts.of(viewer.locale(), zone == null ? viewer.zone() : ZoneId.of(zone), clock.instant());
            pdf = sheets.pdf(purchaseId, member, wanted, point, day == null || day.isBlank() ? null : LocalDate.parse(day), texts);
        } catch (DateTimeException e) {
            throw new Refused("refused.malformed");
        }
        return Response.ok(pdf).header("Content-Disposition", "inline; filename=\"" + kind.toLowerCase(java.util.Locale.ROOT) + "-" + purchaseId + ".pdf\"").build();
    }
}
