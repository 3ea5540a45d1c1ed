package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.artel.account.Viewer;
import org.artel.order.OrderLists;
import org.artel.purchase.FrozenVersion;

/**
 * What a Stop froze: exactly the bytes that its digest is taken over, so that
 * {@code curl -s https://…/api/v1/purchases/12/frozen.txt | sha256sum} gives the digest of the Stop's post.
 */
@Path("purchases/{purchaseId}/frozen.txt")
@RequestScoped
public class FrozenResource {

    @Inject
    private OrderLists lists;
    @Inject
    private Viewer viewer;

    /** @param version of the freeze; absent: the last one */
    @GET
    @Produces("text/plain;charset=UTF-8")
    public Response frozen(@PathParam("purchaseId") long purchaseId, @QueryParam("version") Integer version) {
        FrozenVersion frozen = lists.frozen(purchaseId, viewer.memberId(), version);
        StreamingOutput lines = out -> lists.write(frozen, out);
        return Response.ok(lines).header("Artel-Digest", frozen.frozen().digest())
                .header("Content-Disposition", "inline; filename=\"frozen-" + purchaseId + "-" + frozen.version() + ".txt\"").build();
    }
}
