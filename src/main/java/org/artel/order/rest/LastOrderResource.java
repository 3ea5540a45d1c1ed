package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.order.EarlierOrder;
import org.artel.order.OrderBook;
import org.artel.purchase.PurchaseView;

/** The member's last order of a purchase's supplier or organizer, held against its price list: to be saved again with the order's own PUT. */
@Path("purchases/{purchaseId}/last-order")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LastOrderResource {

    /** @param price of today; absent where prices are not shown */
    public record AgainJson(long variantId, String name, Quantity quantity, UnitPrice priceThen, UnitPrice price) {
    }

    public record MissingJson(String name, Quantity quantity) {
    }

    public record LastOrderJson(long purchaseId, List<AgainJson> lines, List<MissingJson> missing) {
    }

    @Inject
    private OrderBook book;
    @Inject
    private PurchaseView view;
    @Inject
    private Viewer viewer;

    @GET
    public LastOrderJson get(@PathParam("purchaseId") long purchaseId) {
        long member = viewer.require();
        var purchase = view.requireVisible(purchaseId, member);
        boolean prices = view.rights(purchase, member).prices();
        EarlierOrder order = book.lastOrder(purchase, member).orElseThrow(Refused::notFound);
        return new LastOrderJson(order.purchaseId(), order.lines().stream().map(line -> new AgainJson(line.variantId(), line.name(), line.quantity(),
                line.priceThen(), prices ? line.price() : null)).toList(),
                order.missing().stream().map(line -> new MissingJson(line.name(), line.quantity())).toList());
    }
}
