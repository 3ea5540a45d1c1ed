package org.artel.payment.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.payment.DeadlineService;
import org.artel.payment.GivingUp;
import org.artel.payment.GivingUpService;
import org.artel.purchase.UnpaidRule;

/** Payments that are late: penalties, a message to the unpaid, the end of waiting. */
@Path("purchases/{purchaseId}/overdue")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OverdueResource {

    public record PenaltyJson(long participationId, Money amount) {
    }

    public record OverdueJson(List<PenaltyJson> penalties) {
    }

    public record ReasonJson(String reason) {
    }

    public record TextJson(String text) {
    }

    public record ToldJson(long recipients) {
    }

    /** {@code due}: below zero is too much paid. */
    public record GivingUpJson(UnpaidRule rule, List<GivingUp.Goods> goes, List<GivingUp.Goods> stays, Money before, Money after, Money lost, Money debt,
            Money due) {

        GivingUpJson(GivingUp said) {
            this(said.rule(), said.goes(), said.stays(), said.before(), said.after(), said.lost(), said.debt(), said.due());
        }
    }

    @Inject
    private DeadlineService deadlines;
    @Inject
    private GivingUpService givingUp;
    @Inject
    private Viewer viewer;

    /** Penalties that stand. */
    @GET
    public OverdueJson penalties(@PathParam("purchaseId") long purchaseId) {
        return new OverdueJson(deadlines.penalties(viewer.require(), purchaseId).entrySet().stream()
                .map(each -> new PenaltyJson(each.getKey(), each.getValue())).toList());
    }

    @POST
    @Path("message")
    public ToldJson remind(@PathParam("purchaseId") long purchaseId, TextJson body) {
        return new ToldJson(deadlines.remind(viewer.require(), purchaseId, body == null ? null : body.text()));
    }

    @POST
    @Path("{participationId}/waive")
    public void waive(@PathParam("purchaseId") long purchaseId, @PathParam("participationId") long participationId, ReasonJson body) {
        deadlines.waive(viewer.require(), purchaseId, participationId, body == null ? null : body.reason());
    }

    /** What giving up would come to. */
    @GET
    @Path("{participationId}/give-up")
    public GivingUpJson preview(@PathParam("purchaseId") long purchaseId, @PathParam("participationId") long participationId) {
        return new GivingUpJson(givingUp.preview(viewer.require(), purchaseId, participationId));
    }

    @POST
    @Path("{participationId}/give-up")
    public void giveUp(@PathParam("purchaseId") long purchaseId, @PathParam("participationId") long participationId) {
        givingUp.giveUp(viewer.require(), purchaseId, participationId);
    }
}
