package org.artel.portal.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;

/**
 * The description of the API. Kept by hand beside the resources, because examples are what its readers need most, and so that it
 * is the same on every server; a test holds it against the resources.
 */
@Path("openapi.yaml")
@ApplicationScoped
public class OpenApiResource {

    @GET
    @Produces("application/yaml")
    public InputStream document() {
        return OpenApiResource.class.getResourceAsStream("/openapi.yaml");
    }
}
