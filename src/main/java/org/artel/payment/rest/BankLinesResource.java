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

    /** @param uploadedBy nickname, absent where it was the organizer */
    public record LineJson(long id, BankLine.State state, ContentJson content, String uploadedBy, List<SuggestionJson> suggestions, List<PartJson> parts) {

        LineJson(BankLine line, String uploadedBy, List<SuggestionJson> suggestions, List<PartJson> parts) {
            this(line.id(), line.state(), new ContentJson(line.content()), uploadedBy, suggestions, parts);
        }
    }

    /**
     * @param openNext value of {@code openBefore} for the next page of open ones, absent on the last
     * @param aside    the organizer's only
     * @param next     value of {@code before} for the next page of found ones, absent on the last
     */
    public record LinesJson(List<LineJson> open, Long openNext, List<LineJson> aside, List<LineJson> found, Long next) {
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
    public LinesJson lines(@PathParam("purchaseId") long purchaseId, @QueryParam("openBefore") Long openBefore, @QueryParam("before") Long before,
                           @QueryParam("limit") @DefaultValue("30") int limit) {
        int most = Math.max(1, Math.min(limit, LIMIT_MAX));
        List<StatementService.MatchedLine> found = statements.matched(viewer.require(), purchaseId, before == null ? Long.MAX_VALUE : before, most);
        StatementService.OpenLines open = statements.open(viewer.require(), purchaseId, openBefore == null ? Long.MAX_VALUE : openBefore);
        return new LinesJson(
                open.lines().stream().map(each -> new LineJson(each.line(), each.uploadedBy(), each.proposals().stream()
                        .map(proposal -> new SuggestionJson(proposal.reason(), proposal.parts().stream().map(PartJson::new).toList())).toList(), null)).toList(),
                open.next(),
                statements.aside(viewer.require(), purchaseId).stream().map(each -> new LineJson(each, null, null, null)).toList(),
                found.stream().map(each -> new LineJson(each.line(), null, null, each.parts().stream().map(PartJson::new).toList())).toList(),
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

    @POST
    @Path("{lineId}/bring-back")
    public void bringBack(@PathParam("lineId") long lineId) {
        statements.bringBack(viewer.require(), lineId);
    }
}
