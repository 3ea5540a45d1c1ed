package org.artel.search.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.artel.account.Viewer;
import org.artel.search.IndexService;

/** How the search index of the node that answers stands. For administrators. */
@Path("search-index")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchIndexResource {

    /**
     * @param last number of the last change in the index; it is up to date when it equals {@code counter}
     * @param built documents that a build has written so far
     */
    public record IndexStateJson(int documents, long last, long counter, boolean building, int built) {
    }

    @Inject
    private IndexService index;
    @Inject
    private Viewer viewer;

    @GET
    public IndexStateJson state() {
        var state = index.state(viewer.require());
        return new IndexStateJson(state.documents(), state.last(), state.counter(), state.building(), state.built());
    }

    /** Builds the index from the database in the background; searches go on in the old one. */
    @POST
    @Path("rebuild")
    @Consumes(MediaType.WILDCARD)
    public Response rebuild() {
        index.askToRebuild(viewer.require());
        return Response.accepted().build();
    }
}
