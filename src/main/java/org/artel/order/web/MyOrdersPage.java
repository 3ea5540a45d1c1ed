package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.artel.order.MyOrder;
import org.artel.order.OrderLists;

/** {@code /orders}: the member's orders over all purchases. */
@Named("myOrders")
@RequestScoped
public class MyOrdersPage {

    private static final int ORDERS = 50;

    @Inject
    private Reading reading;
    @Inject
    private OrderLists lists;

    private List<MyOrder> orders;

    public List<MyOrder> getOrders() {
        if (orders == null) {
            orders = lists.mine(reading.viewer().require(), reading.number("before", Long.MAX_VALUE), ORDERS);
        }
        return orders;
    }

    /** Null on the last page. */
    public String getMore() {
        return getOrders().size() < ORDERS ? null : "?before=" + getOrders().get(ORDERS - 1).participation().id();
    }
}
