package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.artel.account.Viewer;
import org.artel.pricelist.PhotoService;

/** Photos of lots: {@code POST} the picture's bytes, name the answered hash as the lot's {@code photo}. */
@Path("photos")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PhotosResource {

    /** The same picture sent again has the same hash. */
    public record PhotoJson(String photo, String address, String thumbnail) {
    }

    @Inject
    private PhotoService photos;
    @Inject
    private Viewer viewer;

    @POST
    @Consumes(MediaType.WILDCARD)
    public PhotoJson upload(InputStream picture) throws IOException {
        String hash = photos.keep(viewer.require(), picture.readNBytes(PhotoService.MAX_BYTES + 1));
        return new PhotoJson(hash, "/photo/" + hash, "/photo/" + hash + "/thumb");
    }
}
