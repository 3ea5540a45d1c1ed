package org.artel.portal.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The door of the API: says what it is and where its description stands. */
@Path("/")
@ApplicationScoped
public class IndexResource {

    /** What {@code GET /api/v1/} answers. */
    public record IndexJson(String name, String version, String description) {
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public IndexJson index() {
        return new IndexJson("Artel", "v1", "/api/v1/openapi.yaml");
    }
}
