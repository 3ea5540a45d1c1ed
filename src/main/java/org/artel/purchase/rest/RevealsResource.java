package org.artel.purchase.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Viewer;
import org.artel.purchase.Reveal;
import org.artel.purchase.RevealService;

/** Who saw the phone and the payment details of the member who asks. */
@Path("reveals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RevealsResource {

    public record RevealJson(long id, Reveal.RevealKind kind, long memberId, String nickname, long purchaseId, Instant revealedAt) {
    }

    /** @param next value of {@code after} for the next page, absent on the last */
    public record RevealsJson(List<RevealJson> reveals, Long next) {
    }

    @Inject
    private RevealService reveals;
    @Inject
    private MemberService members;
    @Inject
    private Viewer viewer;

    /** The newest first. */
    @GET
    public RevealsJson list(@QueryParam("after") Long after, @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.max(1, Math.min(limit, 200));
        List<Reveal> found = reveals.of(viewer.require(), after == null ? Long.MAX_VALUE : after, size);
        Map<Long, Member> viewers = members.byIds(found.stream().map(Reveal::viewerId).distinct().toList());
        return new RevealsJson(found.stream().map(r -> new RevealJson(r.id(), r.kind(), r.viewerId(), viewers.get(r.viewerId()).nickname(),
                r.purchaseId(), r.revealedAt())).toList(), found.size() < size ? null : found.get(size - 1).id());
    }
}
