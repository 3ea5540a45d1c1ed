package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.pricelist.MatchedPhotos;
import org.artel.pricelist.PhotoMatchService;
import org.artel.pricelist.PriceListFile;

/** Photos for the lots of a purchase, named by their articles: {@code POST} the bytes of a ZIP, or of one photo with its {@code fileName}. */
@Path("purchases/{purchaseId}/photos")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PhotoMatchResource {

    @Inject
    private PhotoMatchService photos;
    @Inject
    private Viewer viewer;

    @POST
    @Consumes(MediaType.WILDCARD)
    public MatchedPhotos give(@PathParam("purchaseId") long purchaseId, @QueryParam("fileName") String fileName, InputStream file) throws IOException {
        return photos.give(viewer.require(), purchaseId, List.of(new PhotoMatchService.File(fileName == null ? "" : fileName,
                file.readNBytes(PriceListFile.MAX_BYTES + 1))));
    }
}
