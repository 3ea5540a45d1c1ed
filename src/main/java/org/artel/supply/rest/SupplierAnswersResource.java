package org.artel.supply.rest;

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
import java.util.List;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.supply.SupplierAnswer;
import org.artel.supply.SupplierAnswerService;

/** A supplier without an account answers by the token of a link. */
@Path("supplier-answers/{token}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SupplierAnswersResource {

    public record AskedLineJson(long variantId, String article, String name, Quantity quantity, UnitPrice price) {
    }

    public record AskedJson(int generalOrder, Instant expiresAt, List<AskedLineJson> lines) {
    }

    public record LineJson(Long variantId, Quantity quantity, UnitPrice price) {

        SupplierAnswer.Line line() {
            if (variantId == null) {
                throw new Refused("refused.malformed");
            }
            return new SupplierAnswer.Line(variantId, quantity, price);
        }
    }

    public record AnswerJson(List<LineJson> lines, String note) {
    }

    @Inject
    private SupplierAnswerService answers;

    @GET
    public AskedJson asked(@PathParam("token") String token) {
        SupplierAnswerService.Asked asked = answers.open(token).orElseThrow(Refused::notFound);
        return new AskedJson(asked.order().number(), asked.link().expiresAt(), asked.positions().stream().map(p -> new AskedLineJson(p.variant().id(),
                p.article(), p.lot().nameOf(p.variant()), p.quantity(), p.price())).toList());
    }

    @POST
    public void answer(@PathParam("token") String token, AnswerJson body) {
        if (body == null || body.lines() == null) {
            throw new Refused("refused.malformed");
        }
        answers.answer(token, body.lines().stream().map(LineJson::line).toList(), body.note());
    }
}
