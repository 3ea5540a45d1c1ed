package org.artel.purchase.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.purchase.Transfer;
import org.artel.purchase.TransferService;

/** A purchase that a moderator hands over to another organizer. */
@Path("purchases/{purchaseId}/transfer")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TransferResource {

    public record ProposeJson(String nickname, String reason) {
    }

    public record TransferJson(long fromId, long toId, String reason, Instant proposedAt) {
    }

    @Inject
    private TransferService transfers;
    @Inject
    private Viewer viewer;

    /** What waits for an answer, for those whom it concerns. */
    @GET
    public TransferJson transfer(@PathParam("purchaseId") long purchaseId) {
        Transfer transfer = transfers.pending(purchaseId, viewer.memberId()).orElseThrow(Refused::notFound);
        return new TransferJson(transfer.fromId(), transfer.toId(), transfer.reason(), transfer.proposedAt());
    }

    /** A moderator proposes another organizer. */
    @POST
    public void propose(@PathParam("purchaseId") long purchaseId, ProposeJson body) {
        transfers.propose(purchaseId, viewer.require(), body == null ? null : body.nickname(), body == null ? null : body.reason());
    }

    /** The proposed organizer takes the purchase over, or does not. */
    @POST
    @Path("answer")
    public void answer(@PathParam("purchaseId") long purchaseId, CoOrganizersResource.AnswerJson body) {
        transfers.answer(purchaseId, viewer.require(), CoOrganizersResource.accepts(body));
    }
}
