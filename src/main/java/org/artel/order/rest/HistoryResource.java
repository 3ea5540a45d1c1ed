package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.order.OrderAudience;
import org.artel.order.OrderHistory;
import org.artel.order.OrderIncrement;
import org.artel.order.OrderLists;
import org.artel.order.Participation;

/** Every change of an order, for whoever may see its lines. */
@Path("orders/{participationId}/history")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    /** {@code words} in the viewer's language; {@code why} is absent where the quantity did not change, {@code price} where no sums are shown. */
    public record ChangeJson(Instant changedAt, String name, Quantity before, Quantity quantity, UnitPrice price, OrderIncrement.Why why,
            OrderHistory.By by, String words) {
    }

    public record HistoryJson(List<ChangeJson> changes) {
    }

    @Inject
    private OrderLists lists;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    /** The newest first, at most 500. */
    @GET
    public HistoryJson list(@PathParam("participationId") long participationId) {
        Participation participation = lists.visible(participationId, viewer.memberId());
        OrderAudience.Sight sight = lists.sight(participation, viewer.memberId());
        Texts texts = Texts.of(viewer.locale(), viewer.zone(), clock.instant());
        boolean sums = sight.sums(participation);
        boolean reasons = sight.isOwn(participation) || sight.rights().manager();
        return new HistoryJson(lists.history(participationId, viewer.memberId()).stream().map(change -> new ChangeJson(change.changedAt(), change.name(),
                change.before(), change.quantity(), sums ? change.price() : null, change.why(), change.by(participation),
                change.words(texts, sums, reasons))).toList());
    }
}
