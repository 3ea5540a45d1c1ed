package org.artel.supply.rest;

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
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.supply.SupplierAnswerService;

/** Links for the supplier of a purchase, and what came back by them. */
@Path("purchases/{purchaseId}/supplier-links")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SupplierLinksResource {

    public record InviteJson(Integer days) {
    }

    /** @param link path of the page that it opens */
    public record LinkJson(long id, int generalOrder, String token, String link, Instant expiresAt) {
    }

    public record LinksJson(List<LinkJson> links) {
    }

    public record DifferenceJson(long variantId, String name, Quantity ordered, Quantity quantity, UnitPrice expected, UnitPrice price, boolean different) {
    }

    public record AnswerJson(long number, int generalOrder, String note, Instant answeredAt, List<DifferenceJson> lines) {
    }

    @Inject
    private SupplierAnswerService answers;
    @Inject
    private Viewer viewer;

    @GET
    public LinksJson list(@PathParam("purchaseId") long purchaseId) {
        return new LinksJson(answers.links(purchaseId, viewer.require()).stream().map(link -> new LinkJson(link.id(), link.generalOrderNo(),
                answers.token(link), "/answer?link=" + answers.token(link), link.expiresAt())).toList());
    }

    @POST
    public Response invite(@PathParam("purchaseId") long purchaseId, InviteJson body) {
        if (body == null || body.days() == null) {
            throw new Refused("refused.malformed");
        }
        answers.invite(purchaseId, viewer.require(), body.days());
        return Response.status(Response.Status.CREATED).entity(list(purchaseId)).build();
    }

    @DELETE
    @Path("{linkId}")
    public void revoke(@PathParam("purchaseId") long purchaseId, @PathParam("linkId") long linkId) {
        answers.revoke(purchaseId, viewer.require(), linkId);
    }

    /** The last one, line by line. */
    @GET
    @Path("answer")
    public AnswerJson answer(@PathParam("purchaseId") long purchaseId) {
        SupplierAnswerService.Answered answered = answers.answer(purchaseId, viewer.require()).orElseThrow(Refused::notFound);
        return new AnswerJson(answered.answer().number(), answered.answer().generalOrderNo(), answered.answer().note(), answered.answer().answeredAt(),
                answered.differences().stream().map(d -> new DifferenceJson(d.position().variant().id(), d.position().lot().nameOf(d.position().variant()),
                        d.position().quantity(), d.quantity(), d.position().price(), d.price(), d.isDifferent())).toList());
    }
}
