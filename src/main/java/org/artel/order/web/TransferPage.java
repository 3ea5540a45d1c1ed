package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Quantity;
import org.artel.order.LineTransferService;
import org.artel.order.OrderView;

/** {@code /order/transfer/31}: the member offers units of the own line of a variant to another member. */
@Named("transfer")
@RequestScoped
public class TransferPage extends VariantPage {

    @Inject
    private Reading reading;
    @Inject
    private Access access;
    @Inject
    private LineTransferService transfers;

    private Quantity quantity;
    private String nickname;

    /** For members who have such a line. */
    public void open() {
        access.require(Operation.HAND_LINE_OVER, reading.viewer().require(), Relation.NONE);
        getLine();
    }

    public OrderView.Line getLine() {
        return line();
    }

    /** Null: it is not offered. */
    public LineTransferService.View getOffer() {
        return transfers.openOf(reading.viewer().require(), getLine().line().id()).orElse(null);
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
        transfers.offer(reading.viewer().require(), purchase().id(), variantId(), quantity, nickname);
        reading.goOn("/order/transfer/" + variantId(), "transfer.said.offered");
    }

    public void withdraw() throws IOException {
        transfers.withdraw(reading.viewer().require(), getOffer().transfer().id());
        reading.goOn("/order/transfer/" + variantId(), "transfer.said.withdrawn");
    }
}
