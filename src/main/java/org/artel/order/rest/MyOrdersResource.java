package org.artel.order.rest;

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
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.order.MyOrder;
import org.artel.order.OrderLists;
import org.artel.purchase.Stage;

/** The member's orders over all purchases. */
@Path("orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MyOrdersResource {

    private static final int LIMIT_MAX = 100;

    /** {@code lines} 0: the order was taken back. */
    public record MyOrderJson(long participationId, long purchaseId, long threadId, String title, Stage stage, Instant stopAt, int lines,
            Money goods, String paymentReference, Instant changedAt, long changeNo) {

        static MyOrderJson of(MyOrder order) {
            var p = order.participation();
            return new MyOrderJson(p.id(), p.purchaseId(), order.topic().id(), order.topic().title(), order.purchase().stage(),
                    order.purchase().terms().stopAt(), p.orderLines(), p.goods(), p.paymentReference().text(), p.changedAt(), p.changeNo());
        }
    }

    /** @param next value of {@code after} for the next page, absent on the last */
    public record MyOrdersJson(List<MyOrderJson> orders, Long next) {
    }

    @Inject
    private OrderLists lists;
    @Inject
    private Viewer viewer;

    /** The newest first. */
    @GET
    public MyOrdersJson list(@QueryParam("after") Long after, @QueryParam("limit") @DefaultValue("50") int limit) {
        int most = Math.max(1, Math.min(limit, LIMIT_MAX));
        List<MyOrder> found = lists.mine(viewer.require(), after == null ? Long.MAX_VALUE : after, most);
        Long next = found.size() < most ? null : found.get(found.size() - 1).participation().id();
        return new MyOrdersJson(found.stream().map(MyOrderJson::of).toList(), next);
    }
}
