package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.pricelist.ImportService;
import org.artel.pricelist.ListCorrection;
import org.artel.pricelist.UploadedList;

/** One uploaded file. It is forgotten after two days, its result after 90. */
@Path("price-lists/{uploadId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PriceListResource {

    private static final PriceListJson.CorrectionJson NOTHING = new PriceListJson.CorrectionJson(null, null, null, null, null, null, null, null);

    @Inject
    private ImportService imports;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    /** How far the import is; before it, what would be imported; after it, what was left out. */
    @GET
    public PriceListJson get(@PathParam("uploadId") long uploadId) {
        return answer(viewer.require(), uploadId);
    }

    /** What would be imported with these corrections. Nothing is saved. */
    @POST
    @Path("preview")
    public PriceListJson preview(@PathParam("uploadId") long uploadId, PriceListJson.CorrectionJson correction) {
        long member = viewer.require();
        return PriceListJson.of(imports.find(member, uploadId), clock.instant(), imports.preview(member, uploadId, asked(correction).toCorrection()));
    }

    /** Imports: 200 with the figures when done, 202 at once when {@code background} is asked for. */
    @POST
    @Path("import")
    public Response apply(@PathParam("uploadId") long uploadId, PriceListJson.CorrectionJson correction) {
        long member = viewer.require();
        ListCorrection corrected = asked(correction).toCorrection();
        boolean withdrawMissing = Boolean.TRUE.equals(asked(correction).withdrawMissing());
        if (Boolean.TRUE.equals(asked(correction).background())) {
            imports.start(member, uploadId, corrected, withdrawMissing);
            return Response.accepted(PriceListJson.of(imports.find(member, uploadId), clock.instant(), List.of())).build();
        }
        imports.apply(member, uploadId, corrected, withdrawMissing);
        return Response.ok(answer(member, uploadId)).build();
    }

    private PriceListJson answer(long member, long uploadId) {
        UploadedList upload = imports.find(member, uploadId);
        return switch (upload.state(clock.instant())) {
            case RUNNING, IMPORTED -> PriceListJson.of(upload, clock.instant(), imports.badRows(member, uploadId));
            case UPLOADED, FAILED -> PriceListJson.of(upload, clock.instant(), imports.preview(member, uploadId, ListCorrection.NONE));
        };
    }

    private static PriceListJson.CorrectionJson asked(PriceListJson.CorrectionJson correction) {
        return correction == null ? NOTHING : correction;
    }
}
