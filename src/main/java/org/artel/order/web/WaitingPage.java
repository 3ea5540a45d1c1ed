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
import org.artel.order.OrderBook;
import org.artel.order.WaitingListService;
import org.artel.order.WaitingPlace;
import org.artel.order.WaitingView;
import org.artel.pricelist.Lot;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.PurchaseGate;

/** {@code /order/waiting/31}: the waiting list of a variant, as one member stands to it. */
@Named("waiting")
@RequestScoped
public class WaitingPage extends VariantPage {

    @Inject
    private Reading reading;
    @Inject
    private Access access;
    @Inject
    private WaitingListService waitingList;
    @Inject
    private OrderBook book;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PurchaseGate gate;

    private WaitingView place;
    private Quantity quantity;
    private boolean partly = true;
    private boolean anonymous;

    /**
     * The page opens for members only.
     *
     * @throws Refused SIGN_IN for guests, NOT_FOUND when there is no such variant for this viewer
     */
    public void open() {
        access.require(Operation.JOIN_WAITING_LIST, reading.viewer().require(), Relation.NONE);
        purchase();
    }

    public String getName() {
        return book.names(List.of(variant().id())).get(variant().id());
    }

    private Lot lot() {
        return pricelist.lotsByIds(List.of(variant().lotId())).get(variant().lotId());
    }

    public String getUnit() {
        return lot().unit();
    }

    private VariantGate.Taken taken() {
        return pricelist.takenOf(List.of(variant().lotId())).get(variant().id());
    }

    public int getMembers() {
        return taken().waiting();
    }

    /** Null: not limited. */
    public Quantity getLeft() {
        return taken().left();
    }

    /** Why nobody can join now; null: everybody can. */
    public String getClosed() {
        return gate.read(purchase().id()).acceptsOrders(reading.now()) ? null : reading.texts().of(gate.tooLate(purchase().id()));
    }

    /** Null: not waiting. */
    public WaitingView getPlace() {
        if (place == null) {
            place = waitingList.mineOf(reading.viewer().require(), variant().id()).orElse(null);
        }
        return place;
    }

    /** The first line of an order: how to take part has not been said yet. */
    public boolean isFirst() {
        return book.own(purchase().id(), reading.viewer().require()).isEmpty();
    }

    public Quantity getQuantity() {
        return quantity;
    }

    public void setQuantity(Quantity quantity) {
        this.quantity = quantity;
    }

    public boolean isPartly() {
        return partly;
    }

    public void setPartly(boolean partly) {
        this.partly = partly;
    }

    public boolean isAnonymous() {
        return anonymous;
    }

    public void setAnonymous(boolean anonymous) {
        this.anonymous = anonymous;
    }

    public void join() throws IOException {
        waitingList.join(reading.viewer().require(), variant().id(), new WaitingPlace.Wanted(quantity, partly, anonymous));
        reading.goOn("/order/waiting/" + variant().id(), "waiting.said.joined");
    }

    public void leave() throws IOException {
        waitingList.leave(reading.viewer().require(), variant().id());
        reading.goOn(getList(), "waiting.said.left");
    }
}
