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
import org.artel.purchase.CoOrganizer;
import org.artel.purchase.CoOrganizerService;

/** The co-organizers of a purchase. */
@Path("purchases/{purchaseId}/co-organizers")
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

    @Inject
    private CoOrganizerService coOrganizers;
    @Inject
    private MemberService members;
    @Inject
    private Viewer viewer;

    /** Who is invited only is seen by organizers, moderators and the one who is. */
    @GET
    public List<CoOrganizerJson> list(@PathParam("purchaseId") long purchaseId) {
        List<CoOrganizer> listed = coOrganizers.list(purchaseId, viewer.memberId());
        Map<Long, Member> people = members.byIds(listed.stream().map(CoOrganizer::memberId).toList());
        return listed.stream().map(c -> new CoOrganizerJson(c.memberId(), people.get(c.memberId()).nickname(), c.keepsPriceList(), c.state(),
                c.invitedAt(), c.acceptedAt())).toList();
    }

    @POST
    public void invite(@PathParam("purchaseId") long purchaseId, InviteJson body) {
        coOrganizers.invite(purchaseId, viewer.require(), body == null ? null : body.nickname(),
                body != null && Boolean.TRUE.equals(body.priceList()));
    }

    /** The invited member accepts or declines. */
    @POST
    @Path("answer")
    public void answer(@PathParam("purchaseId") long purchaseId, AnswerJson body) {
        coOrganizers.answer(purchaseId, viewer.require(), accepts(body));
    }

    /** The organizer removes, or a co-organizer leaves. */
    @DELETE
    @Path("{memberId}")
    public void remove(@PathParam("purchaseId") long purchaseId, @PathParam("memberId") long memberId) {
        coOrganizers.remove(purchaseId, viewer.require(), memberId);
    }

    static boolean accepts(AnswerJson body) {
        return body != null && Boolean.TRUE.equals(body.accept());
    }
}
