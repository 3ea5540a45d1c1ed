package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.artel.account.Viewer;
import org.artel.pricelist.ImportService;
import org.artel.pricelist.ListCorrection;
import org.artel.pricelist.PriceListFile;

/** Suppliers' files for a purchase: {@code POST} the file's bytes, look at the answer, then import what it names. */
@Path("purchases/{purchaseId}/price-lists")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PriceListsResource {

    @Inject
    private ImportService imports;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response upload(@PathParam("purchaseId") long purchaseId, @QueryParam("fileName") String fileName, InputStream file,
            @Context UriInfo uri) throws IOException {
        long member = viewer.require();
        // one byte more than allowed: enough to refuse
        long id = imports.upload(member, purchaseId, fileName, file.readNBytes(PriceListFile.MAX_BYTES + 1));
        return Response.created(uri.getBaseUriBuilder().path("price-lists/" + id).build())
                .entity(PriceListJson.of(imports.find(member, id), clock.instant(), imports.preview(member, id, ListCorrection.NONE))).build();
    }
}
