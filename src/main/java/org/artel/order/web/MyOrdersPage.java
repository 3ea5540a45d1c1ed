package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.artel.common.Money;
import org.artel.order.MyOrder;
import org.artel.order.OrderLists;
import org.artel.payment.BillService;

/** {@code /orders}: the member's orders over all purchases. */
@Named("myOrders")
@RequestScoped
public class MyOrdersPage {

    private static final int ORDERS = 50;

    @Inject
    private Reading reading;
    @Inject
    private OrderLists lists;

    @Inject
    private BillService bills;

    private List<MyOrder> orders;
    private Map<Long, Money> dues;

    public List<MyOrder> getOrders() {
        if (orders == null) {
            orders = lists.mine(reading.viewer().require(), reading.number("before", Long.MAX_VALUE), ORDERS);
        }
        return orders;
    }

    /** What is due of an order; null: nothing was billed or paid yet. */
    public Money due(MyOrder order) {
        if (dues == null) {
            dues = bills.ownDues(getOrders().stream().map(MyOrder::participation).toList(), reading.viewer().require());
        }
        return dues.get(order.participation().id());
    }

    /** Null on the last page. */
    public String getMore() {
        return getOrders().size() < ORDERS ? null : "?before=" + getOrders().get(ORDERS - 1).participation().id();
    }
}
