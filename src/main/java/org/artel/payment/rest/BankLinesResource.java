package org.artel.payment.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.payment.BankLine;
import org.artel.payment.StatementService;
import org.artel.payment.rest.StatementsResource.ContentJson;

/** Lines of bank statements: those that wait for a person, with suggestions, and those found for a purchase. */
@Path("purchases/{purchaseId}/bank-lines")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BankLinesResource {

    private static final int LIMIT_MAX = 100;

    /** {@code owed}: without this payment where it is a suggestion, with it where it is found. */
    public record PartJson(long purchaseId, long participationId, String paymentReference, String name, Money amount, Money owed) {

        PartJson(StatementService.SharedPart part) {
            this(part.purchaseId(), part.participationId(), part.reference(), part.name(), part.amount(), part.owed());
        }
    }

    public record SuggestionJson(String reason, List<PartJson> parts) {
    }

    public record LineJson(long id, BankLine.State state, ContentJson content, List<SuggestionJson> suggestions, List<PartJson> parts) {
    }

    /** @param next value of {@code before} for the next page of found ones, absent on the last */
    public record LinesJson(List<LineJson> open, List<LineJson> found, Long next) {
    }

    public record AssignedJson(String paymentReference, Money amount) {
    }

    public record AssignJson(List<AssignedJson> parts) {
    }

    @Inject
    private StatementService statements;
    @Inject
    private Viewer viewer;

    @GET
    public LinesJson lines(@PathParam("purchaseId") long purchaseId, @QueryParam("before") Long before,
                           @QueryParam("limit") @DefaultValue("30") int limit) {
        int most = Math.max(1, Math.min(limit, LIMIT_MAX));
        List<StatementService.MatchedLine> found = statements.matched(viewer.require(), purchaseId, before == null ? Long.MAX_VALUE : before, most);
        return new LinesJson(statements.open(viewer.require(), purchaseId).stream().map(each -> new LineJson(each.line().id(), each.line().state(),
                new ContentJson(each.line().content()), each.proposals().stream().map(proposal -> new SuggestionJson(proposal.reason(),
                        proposal.parts().stream().map(PartJson::new).toList())).toList(), null)).toList(),
                found.stream().map(each -> new LineJson(each.line().id(), each.line().state(), new ContentJson(each.line().content()), null,
                        each.parts().stream().map(PartJson::new).toList())).toList(),
                found.size() < most ? null : found.get(most - 1).line().id());
    }

    @POST
    @Path("{lineId}/assign")
    public void assign(@PathParam("lineId") long lineId, AssignJson body) {
        statements.assign(viewer.require(), lineId, body == null || body.parts() == null ? List.of()
                : body.parts().stream().map(each -> new StatementService.Assigned(each.paymentReference(), each.amount())).toList());
    }

    @POST
    @Path("{lineId}/release")
    public void release(@PathParam("lineId") long lineId) {
        statements.release(viewer.require(), lineId);
    }

    @POST
    @Path("{lineId}/set-aside")
    public void setAside(@PathParam("lineId") long lineId) {
        statements.setAside(viewer.require(), lineId);
    }
}
