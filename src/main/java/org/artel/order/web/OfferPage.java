package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.LineTransferService;
import org.artel.order.OrderAudience;
import org.artel.order.OrderBook;
import org.artel.purchase.PurchaseService;
import org.omnifaces.cdi.Param;

/** {@code /order/offer/4}: a line that another member offers; accepted or declined here. */
@Named("offer")
@RequestScoped
public class OfferPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private LineTransferService transfers;
    @Inject
    private OrderBook book;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TopicService topics;

    private LineTransferService.View offered;
    private boolean anonymous;

    /** For the two whom it concerns. */
    public void open() {
        getOffered();
    }

    public LineTransferService.View getOffered() {
        if (offered == null) {
            offered = transfers.find(reading.viewer().require(), Reading.id(address));
        }
        return offered;
    }

    /** Only the one to whom it is offered answers. */
    public boolean isAnswerable() {
        return getOffered().transfer().isOpen() && getOffered().transfer().toMemberId() == reading.viewer().require();
    }

    /** The nickname, or the number of an anonymous participant. */
    public String getGiver() {
        return getOffered().giver() == null ? OrderAudience.pseudonym(getOffered().from(), reading.texts()) : getOffered().giver().nickname();
    }

    private Topic thread() {
        return topics.byId(purchases.byId(getOffered().transfer().purchaseId()).topicId());
    }

    public String getTitle() {
        return thread().title();
    }

    public String getList() {
        return thread().address() + "?tab=list";
    }

    /** The first line of an order: how to take part has not been said yet. */
    public boolean isFirst() {
        return book.own(getOffered().transfer().purchaseId(), reading.viewer().require()).isEmpty();
    }

    public boolean isAnonymous() {
        return anonymous;
    }

    public void setAnonymous(boolean anonymous) {
        this.anonymous = anonymous;
    }

    public void accept() throws IOException {
        transfers.accept(reading.viewer().require(), getOffered().transfer().id(), anonymous);
        reading.goOn(getList(), "transfer.said.accepted");
    }

    public void decline() throws IOException {
        transfers.decline(reading.viewer().require(), getOffered().transfer().id());
        reading.goOn(getList(), "transfer.said.declined");
    }
}
