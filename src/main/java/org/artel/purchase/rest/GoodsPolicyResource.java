package org.artel.purchase.rest;

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
import java.net.URI;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.purchase.GoodsPolicyService;
import org.artel.purchase.GoodsRule;

/** Which goods may not be offered: read by everybody, changed by administrators. */
@Path("goods-policy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GoodsPolicyResource {

    /** {@code ageLimit}: of AGE_LIMITED_WORD only. */
    public record RuleJson(Long id, GoodsRule.Kind kind, String pattern, Integer ageLimit, String note) {
    }

    public record PolicyJson(String jurisdiction, List<RuleJson> rules) {
    }

    public record IdJson(long id) {
    }

    @Inject
    private GoodsPolicyService policies;
    @Inject
    private Viewer viewer;

    @GET
    public PolicyJson policy() {
        String jurisdiction = policies.jurisdiction();
        return new PolicyJson(jurisdiction, policies.rules(jurisdiction).stream()
                .map(r -> new RuleJson(r.id(), r.kind(), r.pattern(), r.ageLimit(), r.note())).toList());
    }

    @POST
    public Response add(RuleJson body) {
        long administrator = viewer.require();
        if (body == null || body.kind() == null) {
            throw new Refused("refused.malformed");
        }
        long id = policies.add(administrator, policies.jurisdiction(), body.kind(), body.pattern(), body.ageLimit(), body.note());
        return Response.created(URI.create("goods-policy/" + id)).entity(new IdJson(id)).build();
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        policies.remove(viewer.require(), id);
    }
}
