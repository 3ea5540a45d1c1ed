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
import org.artel.account.Viewer;
import org.artel.pricelist.ColumnMapping;
import org.artel.pricelist.ImportService;
import org.artel.pricelist.UploadedList;

/** One uploaded file. It is forgotten after two days. */
@Path("price-lists/{uploadId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PriceListResource {

    private static final PriceListJson.CorrectionJson NOTHING = new PriceListJson.CorrectionJson(null, null, null, null);

    @Inject
    private ImportService imports;
    @Inject
    private Viewer viewer;

    /** How far the import is; before it, what would be imported. */
    @GET
    public PriceListJson get(@PathParam("uploadId") long uploadId) {
        long member = viewer.require();
        UploadedList upload = imports.find(member, uploadId);
        return PriceListJson.of(upload, upload.isImported() || upload.isRunning() ? null : imports.preview(member, uploadId, null));
    }

    /** What would be imported with these columns. Nothing is saved. */
    @POST
    @Path("preview")
    public PriceListJson preview(@PathParam("uploadId") long uploadId, PriceListJson.CorrectionJson correction) {
        long member = viewer.require();
        return PriceListJson.of(imports.find(member, uploadId), imports.preview(member, uploadId, mapping(member, uploadId, correction)));
    }

    /** Imports: 200 with the figures when done, 202 at once when {@code background} is asked for. */
    @POST
    @Path("import")
    public Response apply(@PathParam("uploadId") long uploadId, PriceListJson.CorrectionJson correction) {
        long member = viewer.require();
        ColumnMapping mapping = mapping(member, uploadId, correction);
        boolean withdrawMissing = correction != null && Boolean.TRUE.equals(correction.withdrawMissing());
        boolean background = correction != null && Boolean.TRUE.equals(correction.background());
        if (background) {
            imports.start(member, uploadId, mapping, withdrawMissing);
        } else {
            imports.apply(member, uploadId, mapping, withdrawMissing);
        }
        return Response.status(background ? 202 : 200).entity(PriceListJson.of(imports.find(member, uploadId), null)).build();
    }

    private ColumnMapping mapping(long member, long uploadId, PriceListJson.CorrectionJson correction) {
        PriceListJson.CorrectionJson asked = correction == null ? NOTHING : correction;
        return asked.columns() == null && asked.vatRate() == null ? null : asked.on(imports.preview(member, uploadId, null).mapping());
    }
}
