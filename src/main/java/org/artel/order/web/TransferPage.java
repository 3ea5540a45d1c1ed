package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.LineTransferService;
import org.artel.order.OrderBook;
import org.artel.order.OrderView;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;
import org.omnifaces.cdi.Param;

/** {@code /order/transfer/31}: the member offers units of the own line of a variant to another member. */
@Named("transfer")
@RequestScoped
public class TransferPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private Access access;
    @Inject
    private LineTransferService transfers;
    @Inject
    private OrderBook book;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;

    private Purchase purchase;
    private OrderView.Line line;
    private Quantity quantity;
    private String nickname;

    /** For members who have such a line. */
    public void open() {
        access.require(Operation.HAND_LINE_OVER, reading.viewer().require(), Relation.NONE);
        getLine();
    }

    private Purchase purchase() {
        if (purchase == null) {
            var variant = pricelist.variantsByIds(List.of(Reading.id(address))).get(Reading.id(address));
            if (variant == null) {
                throw Refused.notFound();
            }
            purchase = view.requireVisible(variant.purchaseId(), reading.viewer().require());
        }
        return purchase;
    }

    public OrderView.Line getLine() {
        if (line == null) {
            line = book.own(purchase().id(), reading.viewer().require()).stream().flatMap(own -> own.lines().stream())
                    .filter(each -> each.variant().id() == Reading.id(address)).findAny().orElseThrow(Refused::notFound);
        }
        return line;
    }

    /** Null: it is not offered. */
    public LineTransferService.View getOffer() {
        return transfers.openOf(reading.viewer().require(), getLine().line().id()).orElse(null);
    }

    private Topic thread() {
        return topics.byId(purchase().topicId());
    }

    public String getTitle() {
        return thread().title();
    }

    public String getList() {
        return thread().address() + "?tab=list";
    }

    public Quantity getQuantity() {
        return quantity == null ? getLine().line().quantity() : quantity;
    }

    public void setQuantity(Quantity quantity) {
        this.quantity = quantity;
    }

    public String getNickname() {
        return nickname;
    }

    public void setNickname(String nickname) {
        this.nickname = nickname;
    }

    public void offerIt() throws IOException {
        transfers.offer(reading.viewer().require(), purchase().id(), Reading.id(address), quantity, nickname);
        reading.goOn("/order/transfer/" + Reading.id(address), "transfer.said.offered");
    }

    public void withdraw() throws IOException {
        transfers.withdraw(reading.viewer().require(), getOffer().transfer().id());
        reading.goOn("/order/transfer/" + Reading.id(address), "transfer.said.withdrawn");
    }
}
