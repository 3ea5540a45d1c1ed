package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.order.RefusalService;

/** The organizer's own list of members who may not order in any of their purchases. */
@Path("exclusions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExclusionsResource {

    public record ExcludeJson(String nickname, String reason) {
    }

    public record ExclusionsJson(List<RefusalsResource.BarredJson> exclusions) {
    }

    @Inject
    private RefusalService refusals;
    @Inject
    private Viewer viewer;

    @GET
    public ExclusionsJson list() {
        return new ExclusionsJson(refusals.excluded(viewer.require()).stream().map(RefusalsResource.BarredJson::of).toList());
    }

    @POST
    public Response exclude(ExcludeJson body) {
        long organizer = viewer.require();
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        refusals.exclude(organizer, body.nickname(), body.reason());
        return Response.status(Response.Status.CREATED).entity(list()).build();
    }

    @DELETE
    @Path("{memberId}")
    public void lift(@PathParam("memberId") long memberId) {
        refusals.lift(viewer.require(), memberId);
    }
}
