package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.order.StopPreview;
import org.artel.order.StopPreviewService;
import org.artel.purchase.BelowMinimum;
import org.artel.purchase.Stage;

/** What a Stop would mean now: the figures that the page shows before it is announced. */
@Path("purchases/{purchaseId}/stop-preview")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StopPreviewResource {

    /** What is missing to the minimum; {@code all}: each of it, otherwise any. */
    public record MissingJson(Money goods, Quantity quantity, Quantity weight, boolean all) {
    }

    /** {@code missing} is absent when the minimum is reached, {@code reopenUntil} while there was no Stop; no Stop comes before {@code notBefore}. */
    public record StopPreviewJson(long purchaseId, Stage stage, Instant stopAt, int participants, Money goods, Quantity quantity,
            Quantity weight, boolean reasonNeeded, MissingJson missing, BelowMinimum whenMissed, long openBoxes, long openRows,
            Money targetSum, Quantity targetQuantity, Instant reopenUntil, Instant notBefore) {
    }

    @Inject
    private StopPreviewService previews;
    @Inject
    private Viewer viewer;

    @GET
    public StopPreviewJson preview(@PathParam("purchaseId") long purchaseId) {
        StopPreview p = previews.preview(purchaseId, viewer.require());
        var missing = p.shortfall().isNone() ? null
                : new MissingJson(p.shortfall().goods(), p.shortfall().quantity(), p.shortfall().weight(), p.shortfall().all());
        return new StopPreviewJson(purchaseId, p.state().stage(), p.state().stopAt(), p.state().participants(), p.state().goods(),
                p.state().quantity(), p.state().weight(), missing != null, missing, p.whenMissed(), p.openBoxes(), p.openRows(),
                p.terms().targetSum(), p.terms().targetQuantity(), p.reopenUntil(), p.notBefore());
    }
}
