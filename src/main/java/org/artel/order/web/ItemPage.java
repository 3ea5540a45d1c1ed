package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.forum.TopicService;
import org.artel.order.ItemRequest;
import org.artel.order.ItemRequestService;
import org.artel.order.OrderBook;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.omnifaces.cdi.Param;

/** {@code /order/item/12}: a member asks for an item that is not in the list; the organizer answers. */
@Named("item")
@RequestScoped
public class ItemPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private Access access;
    @Inject
    private ItemRequestService items;
    @Inject
    private OrderBook book;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private TopicService topics;

    private Purchase purchase;
    private List<ItemRequestService.View> requests;
    private String link;
    private String article;
    private String name;
    private String colourSize;
    private Quantity quantity = Quantity.of(1);
    private UnitPrice priceCeiling;
    private boolean anonymous;

    /** For members. */
    public void open() {
        access.require(Operation.ASK_FOR_ITEM, reading.viewer().require(), Relation.NONE);
        getPurchase();
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = view.requireVisible(Reading.id(address), reading.viewer().require());
        }
        return purchase;
    }

    public String getTitle() {
        return topics.byId(getPurchase().topicId()).title();
    }

    public String getList() {
        return topics.byId(getPurchase().topicId()).address() + "?tab=list";
    }

    public boolean isOrganizing() {
        return getPurchase().isOrganizedBy(reading.viewer().require());
    }

    /** Why nothing can be asked for now; null: it can. */
    public String getClosed() {
        if (!gate.read(getPurchase().id()).acceptsOrders(reading.now())) {
            return reading.texts().of(gate.tooLate(getPurchase().id()));
        }
        return getPurchase().terms().itemsByLink() ? null : reading.texts().text("item.notHere");
    }

    public List<ItemRequestService.View> getRequests() {
        if (requests == null) {
            requests = items.list(reading.viewer().require(), getPurchase().id());
        }
        return requests;
    }

    /** The first line of an order: how to take part has not been said yet. */
    public boolean isFirst() {
        return book.own(getPurchase().id(), reading.viewer().require()).isEmpty();
    }

    public String getLink() {
        return link;
    }

    public void setLink(String link) {
        this.link = link;
    }

    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getColourSize() {
        return colourSize;
    }

    public void setColourSize(String colourSize) {
        this.colourSize = colourSize;
    }

    public Quantity getQuantity() {
        return quantity;
    }

    public void setQuantity(Quantity quantity) {
        this.quantity = quantity;
    }

    public UnitPrice getPriceCeiling() {
        return priceCeiling;
    }

    public void setPriceCeiling(UnitPrice priceCeiling) {
        this.priceCeiling = priceCeiling;
    }

    public boolean isAnonymous() {
        return anonymous;
    }

    public void setAnonymous(boolean anonymous) {
        this.anonymous = anonymous;
    }

    public void ask() throws IOException {
        items.ask(reading.viewer().require(), getPurchase().id(), new ItemRequest.Item(link, article, name, colourSize, quantity, priceCeiling, anonymous));
        here("item.said.asked");
    }

    /** The request, and what the organizer says to it, come as fields of its form. */
    public void confirm() throws IOException {
        String price = reading.parameter("price");
        String plain = price == null ? "" : price.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        if (!plain.matches("\\d{1,9}(\\.\\d{1,6})?")) {
            throw new Refused("order.notANumber", plain);
        }
        items.confirm(reading.viewer().require(), getPurchase().id(), reading.number("request", -1), new UnitPrice(new BigDecimal(plain)));
        here("item.said.confirmed");
    }

    public void decline() throws IOException {
        items.decline(reading.viewer().require(), getPurchase().id(), reading.number("request", -1), reading.parameter("reason"));
        here("item.said.declined");
    }

    public void withdraw() throws IOException {
        items.withdraw(reading.viewer().require(), reading.number("request", -1));
        here("item.said.withdrawn");
    }

    private void here(String said) throws IOException {
        reading.goOn("/order/item/" + getPurchase().id(), said);
    }
}
