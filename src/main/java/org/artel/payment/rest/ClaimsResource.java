package org.artel.payment.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.payment.ClaimService;
import org.artel.payment.HowToPay;
import org.artel.payment.Paid;
import org.artel.payment.PaymentClaim;
import org.artel.pricelist.Photo;
import org.artel.pricelist.PhotoService;

/** 'I have paid': a participant's claims, and what organizer and co-organizers make of them. */
@Path("purchases/{purchaseId}/claims")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ClaimsResource {

    private static final int LIMIT_MAX = 100;

    public record ClaimJson(long id, long participationId, PaymentClaim.Method method, Money sum, LocalDate paidOn, String ending, String payer,
            PaymentClaim.State state, String reason, Instant claimedAt, Instant decidedAt) {

        ClaimJson(PaymentClaim claim) {
            this(claim.id(), claim.participationId(), claim.method(), claim.sum(), claim.paidOn(), claim.ending(), claim.payer(), claim.state(),
                    claim.reason(), claim.claimedAt(), claim.decidedAt());
        }
    }

    /** @param next value of {@code before} for the next page of decided ones, absent on the last */
    public record ClaimsJson(List<ClaimJson> open, List<ClaimJson> decided, Long next) {
    }

    /** @param owed below zero: has paid too much */
    public record MineJson(long participationId, String paymentReference, Money owed, List<ClaimJson> claims) {
    }

    /** {@code participationId}: of cash only. */
    public record PaidJson(Long participationId, Money sum, LocalDate paidOn, String ending, String payer) {

        Paid paid() {
            return new Paid(sum, paidOn, ending, payer);
        }
    }

    public record ReasonJson(String reason) {
    }

    /** @param code what the QR code says; absent where nothing is owed */
    public record HowToPayJson(String details, Instant changedAt, String paymentReference, Money owed, String code) {

        HowToPayJson(HowToPay how) {
            this(how.details(), how.changedAt(), how.reference(), how.owed(), how.code());
        }
    }

    @Inject
    private ClaimService claims;
    @Inject
    private Viewer viewer;

    @GET
    public ClaimsJson list(@PathParam("purchaseId") long purchaseId, @QueryParam("before") Long before,
                           @QueryParam("limit") @DefaultValue("30") int limit) {
        int most = Math.max(1, Math.min(limit, LIMIT_MAX));
        List<PaymentClaim> decided = claims.decided(viewer.require(), purchaseId, before == null ? Long.MAX_VALUE : before, most);
        return new ClaimsJson(claims.open(viewer.require(), purchaseId).stream().map(ClaimJson::new).toList(),
                decided.stream().map(ClaimJson::new).toList(), decided.size() < most ? null : decided.get(most - 1).id());
    }

    /** The own ones. */
    @GET
    @Path("mine")
    public MineJson mine(@PathParam("purchaseId") long purchaseId) {
        ClaimService.Mine mine = claims.mine(viewer.require(), purchaseId);
        return new MineJson(mine.participation().id(), mine.participation().paymentReference().text(), mine.owed(),
                mine.claims().stream().map(ClaimJson::new).toList());
    }

    /** Where to pay; who saw it is noted. */
    @POST
    @Path("how-to-pay")
    public HowToPayJson howToPay(@PathParam("purchaseId") long purchaseId) {
        return new HowToPayJson(claims.reveal(viewer.require(), purchaseId));
    }

    @POST
    public Response claim(@PathParam("purchaseId") long purchaseId, PaidJson body) {
        return made(purchaseId, claims.claim(viewer.require(), purchaseId, paid(body), null));
    }

    /** Cash that the organizer took: counts at once. */
    @POST
    @Path("cash")
    public Response takeCash(@PathParam("purchaseId") long purchaseId, PaidJson body) {
        return made(purchaseId, claims.takeCash(viewer.require(), purchaseId, body == null || body.participationId() == null ? 0 : body.participationId(),
                paid(body)));
    }

    private static Paid paid(PaidJson body) {
        return body == null ? new Paid(null, null, null, null) : body.paid();
    }

    private static Response made(long purchaseId, long id) {
        return Response.created(URI.create("purchases/" + purchaseId + "/claims/" + id)).build();
    }

    @PUT
    @Path("{claimId}/screenshot")
    @Consumes(MediaType.WILDCARD)
    public void show(@PathParam("claimId") long claimId, InputStream picture) throws IOException {
        claims.show(viewer.require(), claimId, picture.readNBytes(PhotoService.MAX_BYTES + 1));
    }

    @GET
    @Path("{claimId}/screenshot")
    @Produces({"image/jpeg", "image/png"})
    public Response screenshot(@PathParam("claimId") long claimId) {
        Photo picture = claims.screenshot(viewer.require(), claimId).orElseThrow(Refused::notFound);
        return Response.ok(picture.bytes(), picture.type()).header("Cache-Control", "private, no-store").build();
    }

    @POST
    @Path("{claimId}/withdraw")
    public void withdraw(@PathParam("claimId") long claimId) {
        claims.withdraw(viewer.require(), claimId);
    }

    @POST
    @Path("{claimId}/confirm")
    public void confirm(@PathParam("claimId") long claimId) {
        claims.confirm(viewer.require(), claimId);
    }

    @POST
    @Path("{claimId}/reject")
    public void reject(@PathParam("claimId") long claimId, ReasonJson body) {
        claims.reject(viewer.require(), claimId, body == null ? null : body.reason());
    }

    @POST
    @Path("{claimId}/take-back")
    public void takeBack(@PathParam("claimId") long claimId, ReasonJson body) {
        claims.takeBack(viewer.require(), claimId, body == null ? null : body.reason());
    }
}
