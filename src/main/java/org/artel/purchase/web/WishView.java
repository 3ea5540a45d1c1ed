package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Wish;
import org.artel.purchase.WishService;
import org.omnifaces.cdi.Param;

/** What stands above the posts of a thread that is a wish: {@code /thread/12-linden-honey}. */
@Named("wish")
@RequestScoped
public class WishView {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Asked asked;
    @Inject
    private WishService wishes;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;

    private Optional<Wish> wish;

    /** Null when the thread is none. */
    public Wish getShown() {
        if (wish == null) {
            wish = wishes.find(id());
        }
        return wish.orElse(null);
    }

    private long id() {
        return Asked.id(address);
    }

    public boolean isSupported() {
        return !asked.viewer().isGuest() && wishes.isSupporter(id(), asked.viewer().require());
    }

    public boolean isMaySupport() {
        return !getShown().isClosed() && asked.viewer().may(Operation.SUPPORT_WISH);
    }

    public boolean isMayOrganize() {
        return getShown().isOpen() && asked.viewer().may(Operation.DRAFT_PURCHASE);
    }

    public boolean isMayClose() {
        return getShown().purchaseId() == null && asked.viewer().may(Operation.CLOSE_WISH, Relation.ownedBy(getShown().authorId()));
    }

    /** The thread of the purchase that was made of it; null where there is none that the viewer may see. */
    public Topic getPurchase() {
        if (getShown().purchaseId() == null) {
            return null;
        }
        Purchase purchase = purchases.byId(getShown().purchaseId());
        return view.isVisible(purchase, asked.viewer().memberId()) ? topics.byId(purchase.topicId()) : null;
    }

    public void support() throws IOException {
        wishes.support(asked.viewer().require(), id());
        asked.goOn("/thread/" + id(), "wish.said.supported");
    }

    public void takeBack() throws IOException {
        wishes.takeBack(asked.viewer().require(), id());
        asked.goOn("/thread/" + id(), "wish.said.takenBack");
    }

    public void organize() throws IOException {
        asked.goOn("/purchase/edit/" + wishes.organize(asked.viewer().require(), id()), "wish.said.organized");
    }

    public void close() throws IOException {
        wishes.close(asked.viewer().require(), id());
        asked.goOn("/thread/" + id(), "wish.said.closed");
    }

    public void reopen() throws IOException {
        wishes.reopen(asked.viewer().require(), id());
        asked.goOn("/thread/" + id(), "wish.said.reopened");
    }
}
