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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.purchase.CoOrganizer;
import org.artel.purchase.CoOrganizerService;
import org.artel.purchase.Transfer;
import org.artel.purchase.TransferService;

/** Who organizes a purchase: its co-organizers, and the organizer whom a moderator proposes. */
@Path("purchases/{purchaseId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CoOrganizersResource {

    /** {@code acceptedAt} is absent while invited. */
    public record CoOrganizerJson(long memberId, String nickname, boolean priceList, CoOrganizer.State state, Instant invitedAt,
                                  Instant acceptedAt) {
    }

    public record InviteJson(String nickname, Boolean priceList) {
    }

    public record AnswerJson(Boolean accept) {
    }

    public record ProposeJson(String nickname, String reason) {
    }

    public record TransferJson(long fromId, long toId, String reason, Instant proposedAt) {
    }

    @Inject
    private CoOrganizerService coOrganizers;
    @Inject
    private TransferService transfers;
    @Inject
    private MemberService members;
    @Inject
    private Viewer viewer;

    /** Who is invited only is seen by organizers, moderators and the one who is. */
    @GET
    @Path("co-organizers")
    public List<CoOrganizerJson> list(@PathParam("purchaseId") long purchaseId) {
        List<CoOrganizer> listed = coOrganizers.list(purchaseId, viewer.memberId());
        Map<Long, Member> people = members.byIds(listed.stream().map(CoOrganizer::memberId).toList());
        return listed.stream().map(c -> new CoOrganizerJson(c.memberId(), people.get(c.memberId()).nickname(), c.keepsPriceList(), c.state(),
                c.invitedAt(), c.acceptedAt())).toList();
    }

    @POST
    @Path("co-organizers")
    public void invite(@PathParam("purchaseId") long purchaseId, InviteJson body) {
        coOrganizers.invite(purchaseId, viewer.require(), body == null ? null : body.nickname(),
                body != null && Boolean.TRUE.equals(body.priceList()));
    }

    /** The invited member accepts or declines. */
    @POST
    @Path("co-organizers/answer")
    public void answer(@PathParam("purchaseId") long purchaseId, AnswerJson body) {
        coOrganizers.answer(purchaseId, viewer.require(), accepts(body));
    }

    /** The organizer removes, or a co-organizer leaves. */
    @DELETE
    @Path("co-organizers/{memberId}")
    public void remove(@PathParam("purchaseId") long purchaseId, @PathParam("memberId") long memberId) {
        coOrganizers.remove(purchaseId, viewer.require(), memberId);
    }

    /** What waits for an answer, for those whom it concerns. */
    @GET
    @Path("transfer")
    public TransferJson transfer(@PathParam("purchaseId") long purchaseId) {
        Transfer transfer = transfers.pending(purchaseId, viewer.memberId()).orElseThrow(Refused::notFound);
        return new TransferJson(transfer.fromId(), transfer.toId(), transfer.reason(), transfer.proposedAt());
    }

    /** A moderator proposes another organizer. */
    @POST
    @Path("transfer")
    public void propose(@PathParam("purchaseId") long purchaseId, ProposeJson body) {
        transfers.propose(purchaseId, viewer.require(), body == null ? null : body.nickname(), body == null ? null : body.reason());
    }

    /** The proposed organizer takes the purchase over, or does not. */
    @POST
    @Path("transfer/answer")
    public void answerTransfer(@PathParam("purchaseId") long purchaseId, AnswerJson body) {
        transfers.answer(purchaseId, viewer.require(), accepts(body));
    }

    private static boolean accepts(AnswerJson body) {
        return body != null && Boolean.TRUE.equals(body.accept());
    }
}
